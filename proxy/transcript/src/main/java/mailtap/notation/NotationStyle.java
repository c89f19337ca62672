package mailtap.notation;

/**
 * How a transcript is written.
 *
 * @param micros times to the microsecond, as for saving, instead of the millisecond, as for people
 * @param reveal secrets that were kept are shown; else they are stars like those that were not
 * @param fold lines of one run that are shown before the rest of it is only counted; 0 shows all
 * @param annotator what is said beside the bytes
 */
public record NotationStyle(boolean micros, boolean reveal, int fold, Annotator annotator) {
    /** Everything, exactly, as it can be read back. */
    public static final NotationStyle EXACT = new NotationStyle(true, true, 0, Annotator.NONE);

    /** For a screen: content cut after forty lines. */
    public static final NotationStyle SCREEN = new NotationStyle(false, false, 40, Annotator.NONE);

    public NotationStyle withAnnotator(Annotator other) {
        return new NotationStyle(micros, reveal, fold, other);
    }

    public NotationStyle withFold(int lines) {
        return new NotationStyle(micros, reveal, lines, annotator);
    }

    public NotationStyle withReveal(boolean revealed) {
        return new NotationStyle(micros, revealed, fold, annotator);
    }
}
