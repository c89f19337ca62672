package mailtap.indexer;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.codecs.Codec;

/**
 * What the first use of Lucene in a process waits for. It takes as long as reading a command line does, so it can be begun
 * beforehand in another thread.
 */
public final class LuceneStart {
    // Held here, as a logger that nobody holds forgets its level.
    private static final Logger LOGGER = Logger.getLogger("org.apache.lucene");

    static {
        // Lucene would begin with a warning about a module that makes vectors faster.
        LOGGER.setLevel(Level.SEVERE);
        Codec.getDefault();
    }

    private LuceneStart() {}

    /** Returns when it is done, whoever does it. */
    public static void prepare() {
        // Java has initialised this class before it comes here.
    }
}
