package mailtap.indexer.message;

import java.io.IOException;
import java.io.OutputStream;

/** Takes the decoded bytes of parts, to save them. */
@FunctionalInterface
public interface PartTaker {
    PartTaker NONE = (number, type, fileName) -> OutputStream.nullOutputStream();

    /**
     * Where the bytes of a part go; closed when they have all come.
     *
     * @param number such as {@code 2.1}
     * @param type in lower case, as declared
     * @param fileName as captured: never a path to write to; empty where there is none
     */
    OutputStream take(String number, String type, String fileName) throws IOException;
}
