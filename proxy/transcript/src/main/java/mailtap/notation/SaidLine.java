package mailtap.notation;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.transcript.Bytes;
import mailtap.transcript.Label;
import mailtap.transcript.Side;

/**
 * A line that tells of one side's bytes.
 *
 * @param form the character behind the side's letter, or NUL where the label is written out
 * @param label of the line; of the absence, for an absence; COMMAND for a close, where it means nothing
 * @param text behind the mark
 */
record SaidLine(int number, Side side, char form, Label label, String text) {
    private static final Pattern MARK =
            Pattern.compile("([CS])(?:\\{([A-Z_]+)\\}|([:@>|+~%?.\u2026]))(?: (.*))?", Pattern.DOTALL);
    private static final Pattern ABSENCE = Pattern.compile("(\\d{1,18}) bytes (withheld|lost|unkept)");

    /** Empty where the line tells of something else. */
    static Optional<SaidLine> of(ScreenLine line) throws NotationException {
        Matcher mark = MARK.matcher(line.content());
        if (!mark.matches()) {
            return Optional.empty();
        }
        Side side = mark.group(1).equals("C") ? Side.CLIENT : Side.SERVER;
        String text = mark.group(4) == null ? "" : mark.group(4);
        if (mark.group(2) != null) {
            Label label = Labels.named(mark.group(2))
                    .filter(named -> !named.isAbsent())
                    .orElseThrow(() -> new NotationException(line.number(), "expected the name of a label in braces"));
            return Optional.of(new SaidLine(line.number(), side, '\0', label, text));
        }
        char form = mark.group(3).charAt(0);
        if (form == Form.FOLDED) {
            throw new NotationException(line.number(), "expected content: here it was folded for the screen");
        }
        return Optional.of(new SaidLine(line.number(), side, form, label(line, side, form, text), text));
    }

    private static Label label(ScreenLine line, Side side, char form, String text) throws NotationException {
        if (form != Form.ABSENT) {
            return Form.label(side, form).orElse(Label.COMMAND);
        }
        Matcher absence = ABSENCE.matcher(text);
        if (!absence.matches()) {
            throw new NotationException(line.number(), "expected a count and withheld, lost or unkept: 12 bytes lost");
        }
        return Label.valueOf(absence.group(2).toUpperCase(Locale.ROOT));
    }

    /** Of an absence. */
    long length() throws NotationException {
        long length = Long.parseLong(text.substring(0, text.indexOf(' ')));
        if (length == 0) {
            throw new NotationException(number, "expected at least 1 byte");
        }
        return length;
    }

    /** Of a hex line. */
    Bytes hex() throws NotationException {
        try {
            byte[] bytes = HexFormat.of().parseHex(text.replace(" ", ""));
            if (bytes.length > 0) {
                return Bytes.wrap(bytes);
            }
        } catch (IllegalArgumentException noHex) {
            // the same answer as for nothing at all
        }
        throw new NotationException(number, "expected bytes in hex: 16 03 01");
    }
}
