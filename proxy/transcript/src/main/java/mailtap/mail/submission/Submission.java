package mailtap.mail.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import mailtap.mail.Confidence;
import mailtap.transcript.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * All transactions that carried one message, judged together.
 *
 * @param id the same for the same message, whenever it is judged
 * @param verdict absent where nothing can be said: the message was refused whole
 * @param settled nothing more is expected: no other copy will change the verdict
 * @param flags such as {@code partial}; see {@link Flags}
 * @param recipients listed ones first, as listed, then the others as asked for
 * @param copies the transactions that carried it, or were to
 * @param arrivals where it was fetched
 */
public record Submission(
        String id,
        SubmissionKind kind,
        Stage stage,
        @Nullable Verdict verdict,
        Confidence confidence,
        boolean settled,
        SortedSet<String> flags,
        List<Evidence> evidence,
        List<RecipientRow> recipients,
        List<Place> copies,
        List<Place> arrivals) {

    public Submission {
        evidence = List.copyOf(evidence);
        recipients = List.copyOf(recipients);
        copies = List.copyOf(copies);
        arrivals = List.copyOf(arrivals);
    }

    /** Plain words for the line of each RCPT of a session, by its exchange: an annotation. */
    public Map<Integer, String> words(SessionId session) {
        Map<Integer, String> words = new HashMap<>();
        for (RecipientRow row : recipients) {
            for (RecipientRow.Asked asked : row.envelope()) {
                if (asked.session().equals(session)) {
                    words.put(asked.recipient().exchange(), words(row));
                }
            }
        }
        return words;
    }

    private static String words(RecipientRow row) {
        return switch (row.standing().kind()) {
            case IN_NO_HEADER -> "in no header: Bcc, list or forward";
            case SENDER -> "in no header: the sender's own copy";
            case ALIAS_OF -> "in no header: an alias of " + row.standing().of();
            case STANDING_RECIPIENT -> "in no header: gets nearly all mail of this route";
            case UNKNOWN -> "";
            default ->
                "in "
                        + String.join(
                                ", ",
                                row.listed().stream().map(Submission::titled).toList());
        };
    }

    /** {@code Resent-To} for {@code resent-to}. */
    private static String titled(String field) {
        StringBuilder name = new StringBuilder(field);
        for (int i = 0; i < name.length(); i++) {
            if (i == 0 || name.charAt(i - 1) == '-') {
                name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
            }
        }
        return name.toString();
    }
}
