package mailtap.viewer.wiring;

import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;
import mailtap.mail.submission.Copy;
import mailtap.mail.submission.Place;
import mailtap.mail.submission.Submission;

/** A mail transaction, and the submission that it is a copy of. */
public record Judgement(Copy copy, Submission submission) {
    public Place place() {
        return copy.place();
    }

    public Message message() {
        return copy.message();
    }

    public HeaderFacts headers() {
        return copy.headers();
    }
}
