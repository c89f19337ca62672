package mailtap.mail.submission;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mailtap.mail.Outcome;
import mailtap.mail.Reply;
import mailtap.mail.submission.RecipientRow.Asked;
import org.jspecify.annotations.Nullable;

/** What is worth saying besides the verdict. */
final class FlagFinder {
    private final List<Copy> copies;
    private final Gathered all;
    private final TreeSet<String> flags = new TreeSet<>();

    private FlagFinder(List<Copy> copies, Gathered all) {
        this.copies = copies;
        this.all = all;
    }

    static Set<String> find(List<Copy> copies, Gathered all) {
        FlagFinder finder = new FlagFinder(copies, all);
        finder.transactions();
        finder.recipients();
        finder.headers();
        return finder.flags;
    }

    private void set(String flag, boolean when) {
        if (when) {
            flags.add(flag);
        }
    }

    private void transactions() {
        Map<String, String> bodies = new HashMap<>();
        for (Copy copy : all.whole()) {
            String id = copy.headers().messageId();
            String body = copy.message().bodySha256();
            if (id != null && body != null) {
                String before = bodies.putIfAbsent(id, body);
                set(Flags.VARIANTS, before != null && !before.equals(body));
            }
        }
        List<Copy> arrived = all.whole().stream().filter(Copy::mayHaveArrived).toList();
        set(Flags.FAN_OUT, arrived.size() > 1);
        boolean failed = copies.stream().anyMatch(copy -> !copy.mayHaveArrived() && wasTriedAgain(copy));
        set(Flags.RETRY, failed || isSentAgain(arrived));
    }

    /** A copy for others is no second try. */
    private boolean wasTriedAgain(Copy failed) {
        Set<String> meant = failed.asked();
        return all.whole().stream()
                .filter(Copy::mayHaveArrived)
                .anyMatch(other -> other.asked().stream().anyMatch(meant::contains));
    }

    /** The end of one was not answered, and another asks for the same people. */
    private static boolean isSentAgain(List<Copy> arrived) {
        List<Set<String>> asked = arrived.stream().map(Copy::asked).toList();
        for (int i = 0; i < arrived.size(); i++) {
            Set<String> one = asked.get(i);
            boolean unanswered = arrived.get(i).message().outcome() == Outcome.UNKNOWN;
            if (unanswered
                    && asked.stream().filter(other -> other.containsAll(one)).count() > 1) {
                return true;
            }
        }
        return false;
    }

    private void recipients() {
        boolean someLeftOut = all.envelope().values().stream().anyMatch(FlagFinder::isLeftOut);
        set(Flags.PARTIAL, all.whole().stream().anyMatch(FlagFinder::isPartial) || (all.someArrived() && someLeftOut));
        set(Flags.DUPLICATE, copies.stream().anyMatch(FlagFinder::hasDuplicate));
        set(Flags.SPLIT_BY_LIMIT, all.envelope().values().stream().anyMatch(FlagFinder::isSplit));
    }

    /** Refused or deferred in every copy, which may have been one for nobody else. */
    private static boolean isLeftOut(List<Asked> asked) {
        return asked.stream()
                .map(one -> one.recipient().outcome())
                .allMatch(outcome -> outcome == Outcome.REFUSED || outcome == Outcome.DEFERRED);
    }

    private static boolean isPartial(Copy copy) {
        return copy.mayHaveArrived()
                && copy.message().recipients().stream()
                        .anyMatch(one -> one.outcome() == Outcome.REFUSED || one.outcome() == Outcome.DEFERRED);
    }

    private static boolean hasDuplicate(Copy copy) {
        Set<String> seen = new HashSet<>();
        return copy.message().recipients().stream().anyMatch(one -> !seen.add(Gathered.key(one)));
    }

    /** Too many for the server at first, and taken with another copy (RFC 5321 4.5.3.1.10). */
    private static boolean isSplit(List<Asked> asked) {
        boolean limited = asked.stream().map(one -> one.recipient().reply()).anyMatch(FlagFinder::isLimit);
        return limited && asked.stream().anyMatch(one -> one.recipient().outcome() == Outcome.ACCEPTED);
    }

    private static boolean isLimit(@Nullable Reply reply) {
        return reply != null
                && reply.code().equals("452")
                && ("4.5.3".equals(reply.enhancedCode())
                        || reply.text().toLowerCase(Locale.ROOT).contains("too many recipients"));
    }

    private void headers() {
        set(Flags.UNDISCLOSED_GROUP, all.headers().stream().anyMatch(Listed::emptyGroup));
        set(
                Flags.HEADER_CUT,
                all.whole().stream().anyMatch(copy -> copy.headers().cut()));
        set(
                Flags.TNEF_PRESENT,
                all.whole().stream().anyMatch(copy -> copy.inside().tnef()));
        set(
                Flags.ENCRYPTED_RECIPIENTS,
                all.whole().stream().anyMatch(copy -> copy.inside().encrypted()));
    }
}
