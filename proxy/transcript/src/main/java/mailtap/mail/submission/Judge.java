package mailtap.mail.submission;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mailtap.mail.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * The decision table: from the copies of one message to a verdict. The order of copies and of recipients says nothing
 * about the header a recipient came from, and nothing here looks at it.
 */
final class Judge {
    private static final int MOST = 100;

    private final Case tried;
    private final Gathered all;
    private final Lessons lessons;
    private final Map<String, String> aliases;
    private final Stage stage;
    private final Set<String> typed;
    private final List<Evidence> evidence = new ArrayList<>();

    /** What was decided. */
    private record Ruling(@Nullable Verdict verdict, Confidence confidence) {}

    Judge(Case tried) {
        this.tried = tried;
        this.all = Gathered.of(tried.copies());
        this.lessons = new Lessons(all, tried.truth());
        tried.arrivals().forEach(lessons::arrived);
        this.aliases = Aliases.of(all);
        this.stage = Stage.of(first());
        this.typed = typed();
    }

    private Copy first() {
        return (all.whole().isEmpty() ? tried.copies() : all.whole()).getFirst();
    }

    Submission judge() {
        Ruling ruling = ruling();
        TreeSet<String> flags = new TreeSet<>(FlagFinder.find(tried.copies(), all));
        flags.addAll(lessons.places());
        evidence.addAll(lessons.evidence());
        tried.reports().forEach(this::report);
        keys();
        return new Submission(
                tried.id(),
                SubmissionKind.of(tried.copies().getFirst().headers()),
                stage,
                ruling.verdict(),
                ruling.confidence(),
                tried.settled(),
                flags,
                evidence,
                new Rows(all, lessons, aliases, tried, stage).rows(),
                tried.copies().stream().map(Copy::place).toList(),
                tried.arrivals().stream().map(Arrival::place).toList());
    }

    private Ruling ruling() {
        if (all.whole().isEmpty()) {
            boolean cut =
                    tried.copies().stream().anyMatch(copy -> copy.message().isTruncated());
            return new Ruling(cut ? Verdict.TRUNCATED : Verdict.NOT_SENT, Confidence.CERTAIN);
        }
        if (lessons.isLeaked()) {
            return new Ruling(Verdict.BCC_LEAKED, Confidence.CERTAIN);
        }
        if (!all.someArrived()) {
            say(all.whole().getFirst(), "the server did not take the message: nobody got it");
            return new Ruling(null, Confidence.UNDECIDABLE);
        }
        if (hasBccField() || lessons.isExposed()) {
            return withBccField();
        }
        return tried.wrapping().isEmpty() ? withoutBccField() : wrapped();
    }

    private Ruling wrapped() {
        evidence.addAll(tried.wrapping());
        return new Ruling(Verdict.BCC_WRAPPED_COPY, Confidence.GUESS);
    }

    private void report(Report report) {
        report.actions().forEach((recipient, action) -> {
            if (all.envelope().containsKey(recipient)) {
                say(report.copy(), "a report says of " + recipient + ": " + action);
            }
        });
    }

    /** Keys of encrypted parts against recipients that can be seen. */
    private void keys() {
        for (Copy copy : all.whole()) {
            int keys = copy.inside().keys();
            if (keys > 0) {
                int seen = all.visible().size();
                say(copy, "encrypted for " + keys + (keys == 1 ? " key, " : " keys, ") + seen + " in To and Cc");
                return;
            }
        }
    }

    private void say(Copy copy, String words) {
        evidence.add(copy.evidence(copy.message().exchange(), words));
    }

    private boolean hasBccField() {
        for (int i = 0; i < all.whole().size(); i++) {
            if (all.headers().get(i).bccField() && all.whole().get(i).mayHaveArrived()) {
                return true;
            }
        }
        return false;
    }

    private Ruling withBccField() {
        if (lessons.isExposed()) {
            return new Ruling(
                    Verdict.BCC_EXPOSED, lessons.isExposedForCertain() ? Confidence.CERTAIN : Confidence.LIKELY);
        }
        if (lessons.isShared()) {
            return new Ruling(Verdict.BCC_SHARED_COPY, lessons.isSharedForCertain() ? whenWhole() : Confidence.LIKELY);
        }
        if (all.bcc().isEmpty() && !tried.wrapping().isEmpty()) {
            return wrapped();
        }
        if (all.bcc().isEmpty()) {
            say(first(), "a Bcc field without a name");
            return new Ruling(Verdict.BCC_EMPTY_HEADER, whenWhole());
        }
        Set<String> left = left();
        left.retainAll(all.bcc());
        if (stage == Stage.SUBMISSION && !left.isEmpty()) {
            names(left, "stands in Bcc and in no envelope");
            return new Ruling(Verdict.BCC_NOT_SENT, whenSettled());
        }
        say(first(), "the Bcc field names nobody but who got it");
        return new Ruling(Verdict.BCC_OWN_COPY, whenWhole());
    }

    /** Listed and in no envelope, nor by another address. */
    private Set<String> left() {
        Set<String> left = new LinkedHashSet<>(all.notSent());
        left.removeAll(aliases.values());
        return left;
    }

    private void names(Set<String> addresses, String words) {
        addresses.stream().limit(MOST).forEach(one -> say(first(), one + " " + words));
    }

    /** Where a header was cut, more may have stood in it. */
    private Confidence whenWhole() {
        return isCut() ? Confidence.LIKELY : Confidence.CERTAIN;
    }

    /** Another copy may still come. */
    private Confidence whenSettled() {
        return tried.settled() ? Confidence.CERTAIN : Confidence.LIKELY;
    }

    private Ruling withoutBccField() {
        Set<String> hidden = new LinkedHashSet<>(all.inNoHeader());
        hidden.removeAll(aliases.keySet());
        if (!hidden.isEmpty()) {
            return members().containsAll(hidden)
                    ? new Ruling(Verdict.LIST_EXPANSION, Confidence.LIKELY)
                    : hidden(hidden);
        }
        Set<String> left = left();
        if (stage == Stage.SUBMISSION && !left.isEmpty()) {
            names(left, "stands in To or Cc and in no envelope");
            return new Ruling(Verdict.LISTED_NOT_SENT, whenSettled());
        }
        Set<String> meant = new TreeSet<>(tried.truth().bcc());
        meant.removeAll(all.envelope().keySet());
        if (!meant.isEmpty()) {
            names(meant, "was put in Bcc by the author and is in no envelope");
            return new Ruling(Verdict.BCC_NOT_SENT, whenSettled());
        }
        return new Ruling(Verdict.ALL_LISTED, whenWhole());
    }

    /** Whom copies with signs of a list go to, where none of these stands in To or Cc. */
    private Set<String> members() {
        Set<String> members = new TreeSet<>();
        Optional<Evidence> sign = Optional.empty();
        for (Copy copy : all.whole()) {
            Optional<String> words = ListEvidence.in(copy);
            words.ifPresent(unused -> members.addAll(copy.asked()));
            sign = sign.or(() -> words.map(one -> copy.evidence(copy.message().exchange(), one)));
        }
        if (members.stream().anyMatch(all.visible()::contains)) {
            return Set.of();
        }
        sign.ifPresent(evidence::add);
        return members;
    }

    private Ruling hidden(Set<String> hidden) {
        hidden.stream().limit(MOST).forEach(this::hidden);
        if (tried.truth().bcc().containsAll(hidden)) {
            return new Ruling(Verdict.HIDDEN, Confidence.CERTAIN);
        }
        if (hidden.stream().allMatch(this::isAdded)) {
            return new Ruling(Verdict.UNLISTED, Confidence.UNDECIDABLE);
        }
        say(first(), Stage.reasons(first()));
        boolean unmeant = tried.truth().isKnown()
                && hidden.stream().noneMatch(tried.truth().bcc()::contains);
        if (stage != Stage.SUBMISSION || unmeant) {
            return new Ruling(Verdict.UNLISTED, Confidence.UNDECIDABLE);
        }
        return new Ruling(Verdict.HIDDEN, isCut() ? Confidence.UNDECIDABLE : Confidence.LIKELY);
    }

    /** Whom the message was sent to before any server had it. */
    private Set<String> typed() {
        Set<String> typed = new TreeSet<>();
        for (Copy copy : tried.copies()) {
            boolean behind = copy.message().complete() && Stage.of(copy) != Stage.SUBMISSION;
            typed.addAll(behind ? Set.of() : copy.asked());
        }
        return typed;
    }

    /** Only behind a server, while the message was seen before it too: its author did not ask for this one. */
    private boolean isAdded(String one) {
        return stage == Stage.SUBMISSION && !typed.contains(one);
    }

    private void hidden(String one) {
        RecipientRow.Asked asked = all.envelope().getOrDefault(one, List.of()).getFirst();
        String meant = tried.truth().meant(one);
        String words = one + " is in the envelope and in no header"
                + (isAdded(one) ? "; a server added it on the way" : "")
                + (meant != null
                        ? "; its author put it in " + meant
                        : tried.truth().isKnown() ? "; its author did not name it" : "");
        evidence.add(new Evidence(asked.session(), asked.recipient().exchange(), words));
    }

    private boolean isCut() {
        return all.whole().stream().anyMatch(copy -> copy.headers().cut());
    }
}
