package mailtap.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recipients of a transaction, and what was said of each. */
final class Envelope {
    private final int most;
    private final List<Asked> asked = new ArrayList<>();
    private final Map<Integer, Asked> unanswered = new HashMap<>();
    private int count;
    /** Everyone before this one has a verdict, or needs none. */
    private int judged;

    private boolean someVerdictAccepts;
    private boolean someAccepted;

    private static final class Asked {
        final int exchange;
        final MailFrom forwardPath;

        @Nullable
        Reply reply;
        /** LMTP's own verdict on the message. */
        @Nullable
        Reply verdict;

        Asked(int exchange, MailFrom forwardPath) {
            this.exchange = exchange;
            this.forwardPath = forwardPath;
        }

        @Nullable
        Reply said() {
            return verdict == null ? reply : verdict;
        }

        boolean needsVerdict() {
            return reply != null && reply.isPositive() && verdict == null;
        }
    }

    Envelope(int most) {
        this.most = most;
    }

    void ask(int exchange, MailFrom forwardPath) {
        count++;
        if (asked.size() < most) {
            Asked one = new Asked(exchange, forwardPath);
            asked.add(one);
            unanswered.put(exchange, one);
        }
    }

    void answer(int exchange, Reply reply) {
        Asked one = unanswered.remove(exchange);
        if (one != null) {
            someAccepted |= reply.isPositive();
            one.reply = reply;
        }
    }

    /** For the next of the accepted recipients (RFC 2033 4.2); true when it was the last. */
    boolean verdict(Reply reply) {
        skipJudged();
        if (judged < asked.size()) {
            asked.get(judged).verdict = reply;
            someVerdictAccepts |= reply.isPositive();
            skipJudged();
        }
        return judged == asked.size();
    }

    private void skipJudged() {
        while (judged < asked.size() && !asked.get(judged).needsVerdict()) {
            judged++;
        }
    }

    boolean someVerdictAccepts() {
        return someVerdictAccepts;
    }

    boolean someAccepted() {
        return someAccepted;
    }

    void absorb(Envelope other) {
        asked.addAll(other.asked);
        unanswered.putAll(other.unanswered);
        count += other.count;
    }

    int count() {
        return count;
    }

    List<Recipient> recipients(Outcome message) {
        List<Recipient> all = new ArrayList<>(asked.size());
        for (Asked one : asked) {
            MailFrom path = one.forwardPath;
            all.add(new Recipient(
                    all.size() + 1, one.exchange, path.path(), path.parameters(), one.said(), outcome(one, message)));
        }
        return all;
    }

    private static Outcome outcome(Asked one, Outcome message) {
        Reply said = one.said();
        if (said == null) {
            return message == Outcome.NOT_SENT ? message : Outcome.UNKNOWN;
        }
        Outcome own = Outcome.of(said);
        return own == Outcome.ACCEPTED && one.verdict == null ? message : own;
    }
}
