package mailtap.indexer.document;

import org.apache.lucene.document.Document;

/** Where finished documents go. */
public interface DocumentSink {
    /** @param isNew there cannot be one of this key yet, which makes it cheaper to add */
    void put(String key, Document document, boolean isNew);

    /** A message, whose document is made when it is judged; in place of the one handed out before. */
    void letter(Letter letter);

    /** The message of this key is gone from its mailbox. */
    void deleted(String key);
}
