package mailtap.viewer.print;

import java.io.IOException;

/** Where lines go: a screen, or a place in a page. */
public interface Lines {
    void line(Rich line) throws IOException;

    default void line(String text) throws IOException {
        line(Rich.of(text));
    }

    default void line(Ink ink, String text) throws IOException {
        line(Rich.of(ink, text));
    }

    default void line() throws IOException {
        line(Rich.EMPTY);
    }

    /** How many cells fit beside each other. */
    int width();
}
