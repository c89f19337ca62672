package mailtap.notation;

import mailtap.transcript.Bytes;
import mailtap.transcript.Frame;

/** Says something beside the bytes of a line. The writer escapes it. */
@FunctionalInterface
public interface Annotator {
    Annotator NONE = (frame, line) -> "";

    /**
     * @param frame a whole line, a piece of one, or a run
     * @param line the bytes shown on this line of the screen, line end included; empty where they are absent
     * @return empty where there is nothing to say
     */
    String annotate(Frame frame, Bytes line);
}
