package mailtap.viewer.export;

import java.io.IOException;
import mailtap.indexer.Hit;

/** What is being written in one format. */
public interface Export {
    /** The next of what is to be written. */
    void take(Hit hit) throws IOException;

    /** Nothing more comes. */
    default void finish() throws IOException {}
}
