package mailtap.indexer.document;

import java.time.Instant;
import java.util.Optional;
import mailtap.mail.submission.Arrival;
import mailtap.mail.submission.Copy;
import mailtap.mail.submission.Place;
import mailtap.mail.submission.Submissions;
import mailtap.transcript.SessionId;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.jspecify.annotations.Nullable;

/**
 * By what a message is related to others: the marks under which its document can be looked up.
 *
 * @param join what all copies of the message share
 * @param fetched over POP3, not sent
 * @param bare without To and Cc: it may wrap another message of its session
 * @param messageId in lower case
 * @param report on the message of this Message-ID, in lower case
 * @param at in microseconds
 */
public record Kin(
        Place place,
        String join,
        boolean fetched,
        boolean bare,
        @Nullable String messageId,
        @Nullable String report,
        long at) {
    public static final String JOIN = "_join";
    /** The session, for a bare message. */
    public static final String BARE = "_bare";

    public static final String REPORT = "_report";

    public static Kin of(Copy copy) {
        return new Kin(
                copy.place(),
                Submissions.key(copy),
                false,
                copy.isBare() && copy.message().complete(),
                word(copy.headers().messageId()),
                word(Submissions.reportedOn(copy).orElse(null)),
                Micros.of(copy.message().at()));
    }

    public static Kin of(Arrival arrival) {
        Instant at = arrival.retrieved().at();
        return new Kin(arrival.place(), Submissions.key(arrival), true, false, null, null, Micros.of(at));
    }

    private static @Nullable String word(@Nullable String messageId) {
        return messageId == null || messageId.isBlank() ? null : Terms.word(messageId);
    }

    Kin markOn(DocumentMaker maker) {
        maker.mark(JOIN, join);
        if (bare) {
            maker.mark(BARE, place.session().toString());
        }
        if (report != null) {
            maker.mark(REPORT, report);
        }
        return this;
    }

    /** Empty where the document is none of a message. */
    public static Optional<Kin> of(Document document) {
        String key = String.valueOf(document.get(DocumentMaker.KEY));
        String join = document.get(JOIN);
        int dot = key.indexOf(".m");
        IndexableField at = document.getField(Field.TIME.canonical());
        if (dot < 0 || join == null || at == null) {
            return Optional.empty();
        }
        boolean fetched = "retrieved".equals(document.get(Field.OUTCOME.canonical()));
        return SessionId.parse(key.substring(0, dot))
                .map(session -> new Kin(
                        new Place(session, Integer.parseInt(key.substring(dot + 2))),
                        join,
                        fetched,
                        document.get(BARE) != null,
                        fetched ? null : word(document.get(Field.MESSAGE_ID.canonical())),
                        document.get(REPORT),
                        at.numericValue().longValue()));
    }
}
