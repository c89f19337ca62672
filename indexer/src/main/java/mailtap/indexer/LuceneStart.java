package mailtap.indexer;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.codecs.Codec;

/** What the first use of Lucene in a process waits for. */
public final class LuceneStart {
    // Held here, as a logger that nobody holds forgets its level.
    private static final Logger LOGGER = Logger.getLogger("org.apache.lucene");

    private LuceneStart() {}

    /** Has it done now, and has Lucene be silent: it would begin with a warning about a module that makes vectors faster. */
    public static void prepare() {
        LOGGER.setLevel(Level.SEVERE);
        Codec.getDefault();
    }
}
