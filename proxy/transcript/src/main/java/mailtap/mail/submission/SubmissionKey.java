package mailtap.mail.submission;

import java.util.Locale;
import java.util.stream.Collectors;
import mailtap.mail.Digest;
import mailtap.mail.HeaderFacts;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What copies of one message have in common. By Message-ID, From and Date where there is a Message-ID; else by what the
 * author wrote: body, subject and From, as the other fields change on the way; else it is alone.
 *
 * @param byMessageId copies may come days apart; else only minutes
 */
record SubmissionKey(String text, boolean byMessageId) {
    private static final int ID_LENGTH = 12;

    static SubmissionKey of(Copy copy) {
        return of(
                copy.headers(),
                copy.message().bodySha256(),
                copy.session() + "." + copy.message().number());
    }

    /** Of a fetched message, whose body is not digested: by Message-ID or not at all. */
    static SubmissionKey of(Arrival arrival) {
        return of(
                arrival.headers(),
                null,
                arrival.session() + ".r" + arrival.retrieved().number());
    }

    private static SubmissionKey of(HeaderFacts headers, @Nullable String body, String alone) {
        String from = headers.in("from").stream()
                .map(one -> one.address() == null ? one.raw() : one.address().toString())
                .collect(Collectors.joining(","));
        String id = headers.messageId();
        if (id != null && !id.isBlank()) {
            String date =
                    headers.first("date").map(field -> field.raw().strip()).orElse("");
            return new SubmissionKey("id " + id.strip() + "\n" + from + "\n" + date, true);
        }
        return body == null
                ? new SubmissionKey("alone " + alone, false)
                : new SubmissionKey("content " + body + "\n" + from + "\n" + headers.subject(), false);
    }

    /** Short, and the same for the same message. */
    String id() {
        Digest digest = new Digest();
        digest.add(Bytes.utf8(text.toLowerCase(Locale.ROOT)));
        return digest.hex().substring(0, ID_LENGTH);
    }
}
