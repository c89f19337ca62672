package mailtap.mail.submission;

import java.util.List;
import java.util.Set;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;

/** Envelope against headers for one message by itself; {@link Submissions} does it for all copies of it. */
public final class Recipients {
    private Recipients() {}

    /** As far as one transaction can know; {@code settled} is false, as other copies may exist. */
    public static Submission compare(Message message, HeaderFacts headers) {
        return compare(Copy.of(message, headers), Truth.UNKNOWN);
    }

    public static Submission compare(Copy copy, Truth truth) {
        String id = SubmissionKey.of(copy).id();
        return new Judge(new Case(id, List.of(copy), List.of(), false, truth, Set.of(), List.of(), List.of())).judge();
    }
}
