package mailtap.mail.submission;

import java.util.EnumSet;
import java.util.List;
import mailtap.mail.Confidence;
import mailtap.transcript.WireName;

/** What the tests of a mail program may expect of the messages it sends. */
public enum Expectation {
    /** No Bcc field was shown to anybody it does not name. */
    NO_BCC_EXPOSED,
    /** No Bcc field was sent at all, not even an empty one. */
    NO_BCC_FIELD,
    /** Nobody could read of a recipient who was to be hidden. */
    NOBODY_LEARNT,
    /** Everybody who was sent the message stands in To or Cc. */
    ALL_LISTED,
    /** Everybody in To, Cc and Bcc was sent the message. */
    ALL_SENT;

    /** How it came out. */
    public enum Result {
        KEPT,
        BREACHED,
        /** No message, or nothing that would decide it. */
        INCONCLUSIVE
    }

    private boolean isBreachedBy(Verdict verdict) {
        return switch (this) {
            case NO_BCC_EXPOSED ->
                EnumSet.of(Verdict.BCC_EXPOSED, Verdict.BCC_LEAKED).contains(verdict);
            case NO_BCC_FIELD -> verdict.isOfBccField();
            case NOBODY_LEARNT -> false;
            case ALL_LISTED -> verdict != Verdict.ALL_LISTED && verdict != Verdict.LISTED_NOT_SENT;
            case ALL_SENT -> verdict == Verdict.LISTED_NOT_SENT || verdict == Verdict.BCC_NOT_SENT;
        };
    }

    /** As people write it: {@code no-bcc-field}. */
    @Override
    public String toString() {
        return WireName.of(this);
    }

    /** One breach is enough; what cannot be decided is not taken for kept. */
    public Result test(List<Submission> submissions) {
        if (submissions.stream().anyMatch(this::isBreachedBy)) {
            return Result.BREACHED;
        }
        boolean decided = submissions.stream().allMatch(this::isDecided);
        return decided && !submissions.isEmpty() ? Result.KEPT : Result.INCONCLUSIVE;
    }

    private boolean isBreachedBy(Submission submission) {
        Verdict verdict = submission.verdict();
        boolean left = this == ALL_SENT
                && submission.recipients().stream()
                        .anyMatch(row -> isLeft(row.standing().kind()));
        boolean learnt = this == NOBODY_LEARNT
                && submission.recipients().stream()
                        .anyMatch(row -> !row.learnt().isEmpty());
        return left || learnt || (isDecided(submission) && verdict != null && isBreachedBy(verdict));
    }

    private static boolean isLeft(Standing.Kind kind) {
        return kind == Standing.Kind.LISTED_NOT_SENT || kind == Standing.Kind.BCC_NOT_SENT;
    }

    /** Whether somebody stands in no header is one question, what a Bcc field showed another. */
    private boolean isDecided(Submission submission) {
        Verdict verdict = submission.verdict();
        boolean sent = verdict != null && verdict != Verdict.NOT_SENT && verdict != Verdict.TRUNCATED;
        boolean ofEnvelope = this == ALL_LISTED || this == ALL_SENT;
        return sent
                && !submission.flags().contains(Flags.HEADER_CUT)
                && (!ofEnvelope || submission.confidence() != Confidence.UNDECIDABLE);
    }
}
