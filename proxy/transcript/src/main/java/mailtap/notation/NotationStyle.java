package mailtap.notation;

import java.util.function.Function;
import mailtap.transcript.Entry;

/**
 * How a transcript is written.
 *
 * @param micros times to the microsecond, as for saving, instead of the millisecond, as for people
 * @param reveal secrets that were kept are shown; else they are stars like those that were not
 * @param fold lines of one run that are shown before the rest of it is only counted; 0 shows all
 * @param annotator what is said beside the bytes
 * @param notes what is said beside an entry that is no frame, where the notation itself has nothing to say, and beside
 *     the count of what was folded, which is given the frame
 */
public record NotationStyle(
        boolean micros, boolean reveal, int fold, Annotator annotator, Function<Entry, String> notes) {
    /** Everything, exactly, as it can be read back. */
    public static final NotationStyle EXACT = new NotationStyle(true, true, 0, Annotator.NONE, entry -> "");

    /** For a screen: content cut after forty lines. */
    public static final NotationStyle SCREEN = new NotationStyle(false, false, 40, Annotator.NONE, entry -> "");

    public NotationStyle withAnnotator(Annotator other) {
        return new NotationStyle(micros, reveal, fold, other, notes);
    }

    public NotationStyle withNotes(Function<Entry, String> other) {
        return new NotationStyle(micros, reveal, fold, annotator, other);
    }

    public NotationStyle withFold(int lines) {
        return new NotationStyle(micros, reveal, lines, annotator, notes);
    }

    public NotationStyle withReveal(boolean revealed) {
        return new NotationStyle(micros, revealed, fold, annotator, notes);
    }
}
