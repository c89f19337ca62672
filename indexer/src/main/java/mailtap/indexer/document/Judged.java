package mailtap.indexer.document;

import java.util.List;
import mailtap.mail.Confidence;
import mailtap.mail.submission.RecipientRow;
import mailtap.mail.submission.Submission;
import mailtap.mail.submission.Verdict;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * What the document of a message says of its submission.
 *
 * @param id of the submission
 * @param verdict absent where nothing can be said, and for a message that was fetched
 * @param hidden in the envelope and in no header, over all copies
 */
public record Judged(
        String id,
        @Nullable String stage,
        @Nullable String verdict,
        @Nullable String confidence,
        List<String> flags,
        List<String> hidden) {
    /** A list shows no more; the rest is found all the same. */
    private static final int SHOWN = 20;

    /** Tells whether a document has to be written again. */
    private static final String DIGEST = "_judged";

    public static Judged of(Submission submission) {
        Verdict verdict = submission.verdict();
        Confidence confidence = submission.confidence();
        return new Judged(
                submission.id(),
                submission.stage().wireName(),
                verdict == null ? null : verdict.wireName(),
                verdict == null ? null : confidence.wireName(),
                List.copyOf(submission.flags()),
                submission.recipients().stream()
                        .filter(RecipientRow::isHidden)
                        .map(RecipientRow::address)
                        .sorted()
                        .toList());
    }

    /** Of a message that was fetched. */
    public static Judged fetched(String id) {
        return new Judged(id, null, null, null, List.of(), List.of());
    }

    void addTo(DocumentMaker maker) {
        maker.put(Field.SUBMISSION, id)
                .put(Field.STAGE, stage)
                .put(Field.VERDICT, verdict)
                .put(Field.CONFIDENCE, confidence);
        flags.forEach(flag -> flag(maker, flag));
        hidden.forEach(address -> maker.index(Field.HIDDEN, address));
        hidden.stream().limit(SHOWN).forEach(address -> maker.store(Field.HIDDEN, address));
        maker.stored(DIGEST, digest());
    }

    /** Behind some flags stands where; they are found by the flag alone, too. */
    private static void flag(DocumentMaker maker, String flag) {
        maker.put(Field.FLAG, flag);
        int blank = flag.indexOf(' ');
        if (blank > 0) {
            maker.index(Field.FLAG, flag.substring(0, blank));
        }
    }

    private String digest() {
        return Integer.toHexString(hashCode()) + "." + hidden.size();
    }

    public boolean isIn(Document document) {
        return digest().equals(document.get(DIGEST));
    }

    /** As far as it is stored, which is as far as a session's own document has it. */
    public static Judged stored(Document document) {
        return new Judged(
                String.valueOf(document.get(Field.SUBMISSION.canonical())),
                document.get(Field.STAGE.canonical()),
                document.get(Field.VERDICT.canonical()),
                document.get(Field.CONFIDENCE.canonical()),
                List.of(document.getValues(Field.FLAG.canonical())),
                List.of(document.getValues(Field.HIDDEN.canonical())));
    }

    /** As much as {@link #stored} gives back. */
    Judged shown() {
        return hidden.size() <= SHOWN
                ? this
                : new Judged(id, stage, verdict, confidence, flags, hidden.subList(0, SHOWN));
    }
}
