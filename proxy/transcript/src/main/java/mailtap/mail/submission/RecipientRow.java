package mailtap.mail.submission;

import java.util.List;
import java.util.SortedSet;
import mailtap.mail.Outcome;
import mailtap.mail.Recipient;
import mailtap.transcript.SessionId;

/**
 * One recipient of a submission: where it stands in the headers, what the envelopes asked for it, and what it was shown.
 *
 * @param address in the form for comparing, or as written where it is no address
 * @param raw as written, in the header where it is listed, else in the envelope
 * @param listed {@code to}, {@code cc}, {@code bcc}, {@code resent-to} …
 * @param learnt addresses that this recipient was shown and that were not meant to be seen by it
 */
public record RecipientRow(
        String address,
        String raw,
        SortedSet<String> listed,
        List<Asked> envelope,
        Standing standing,
        Outcome outcome,
        SortedSet<String> learnt) {

    /**
     * One RCPT for it.
     *
     * @param message number in its session
     */
    public record Asked(SessionId session, int message, Recipient recipient) {}

    public RecipientRow {
        envelope = List.copyOf(envelope);
    }

    /** In the envelope and in no header, whatever the reason. */
    public boolean isHidden() {
        return listed.isEmpty() && !envelope.isEmpty();
    }
}
