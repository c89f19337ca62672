package mailtap.indexer.document;

import mailtap.mail.submission.Arrival;
import mailtap.mail.submission.Copy;
import mailtap.mail.submission.Place;
import mailtap.mail.submission.Recipients;
import mailtap.mail.submission.Submissions;
import mailtap.mail.submission.Truth;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * A message whose document is made but for the verdict, which depends on its other copies: it waits until those that came
 * with it are known.
 *
 * @param copy of a message that was sent
 * @param arrival of one that was fetched
 * @param isNew its document cannot be in the index yet
 */
public record Letter(Kin kin, @Nullable Copy copy, @Nullable Arrival arrival, DocumentMaker maker, boolean isNew) {
    static Letter of(Copy copy, DocumentMaker maker, boolean isNew) {
        return new Letter(Kin.of(copy).markOn(maker), copy, null, maker, isNew);
    }

    static Letter of(Arrival arrival, DocumentMaker maker, boolean isNew) {
        return new Letter(Kin.of(arrival).markOn(maker), null, arrival, maker, isNew);
    }

    public Place place() {
        return kin.place();
    }

    /** About how much memory it takes. */
    public long weight() {
        long head = copy != null
                ? copy.message().head().length()
                : arrival == null ? 0 : arrival.retrieved().head().length();
        return 4_096 + 3 * head;
    }

    /** The same, handed out again before it was judged. */
    public Letter inPlaceOf(Letter before) {
        return new Letter(kin, copy, arrival, maker, isNew || before.isNew);
    }

    /** Only what it takes to judge it. */
    public Letter slim() {
        return new Letter(kin, copy == null ? null : copy.withoutHead(), arrival, maker, isNew);
    }

    /** By itself, as nearly all messages are. */
    public Judged alone() {
        if (copy != null) {
            return Judged.of(Recipients.compare(copy, Truth.UNKNOWN));
        }
        return Judged.fetched(arrival == null ? "" : Submissions.key(arrival));
    }

    /** To be asked for once. */
    public Document document(Judged judged) {
        judged.addTo(maker);
        return maker.done();
    }
}
