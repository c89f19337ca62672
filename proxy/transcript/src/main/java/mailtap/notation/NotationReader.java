package mailtap.notation;

import java.util.ArrayList;
import java.util.List;
import mailtap.transcript.Transcript;

/**
 * Reads the notation: what {@link NotationWriter} wrote, and what people type. Exchange numbers and times may be left
 * out; lines that begin with {@code #} are remarks.
 */
public final class NotationReader {
    private NotationReader() {}

    /** Every session in the text, each in its normal form. */
    public static List<Transcript> readAll(String text) throws NotationException {
        List<Assembly> sessions = new ArrayList<>();
        for (ScreenLine line : ScreenLine.of(text)) {
            if (line.isHead()) {
                sessions.add(new Assembly(HeadParser.read(line.content(), line.number())));
            } else if (sessions.isEmpty()) {
                throw new NotationException(line.number(), "expected a session line before anything else");
            } else {
                sessions.getLast().add(line);
            }
        }
        return sessions.stream().map(Assembly::transcript).toList();
    }

    /** The one session in the text, in its normal form. */
    public static Transcript read(String text) throws NotationException {
        List<Transcript> sessions = readAll(text);
        if (sessions.size() != 1) {
            throw new NotationException(1, "expected one session, not " + sessions.size());
        }
        return sessions.getFirst();
    }

    /**
     * Only what went over the wire, to be understood anew. No labels are needed: {@code C:} will do for content too, and
     * a star is a star. {@code C.} says that the client closes. Findings and other notes are passed over.
     */
    public static List<Turn> talk(String text) throws NotationException {
        TalkReader talk = new TalkReader();
        for (ScreenLine line : ScreenLine.of(text)) {
            talk.add(line);
        }
        return talk.turns();
    }
}
