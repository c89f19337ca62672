package mailtap.notation;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;

/** The columns left and right of the text: what is said once and holds until it changes. */
final class Columns {
    private final NotationStyle style;
    private final Consumer<NotationLine> out;
    private Instant start = Instant.EPOCH;
    private long shown;
    private boolean timed;
    private int exchange;

    Columns(NotationStyle style, Consumer<NotationLine> out) {
        this.style = style;
        this.out = out;
    }

    void begin(Instant at) {
        start = at;
    }

    /** One line of a frame. */
    void frame(Frame frame, String mark, String text, String annotation) {
        String number = number(frame.exchange());
        out.accept(new NotationLine(frame, number, time(frame.at()), mark, text, escaped(annotation)));
    }

    private static String escaped(String annotation) {
        StringBuilder escaped = new StringBuilder();
        Text.write(Bytes.utf8(annotation), '\0', escaped);
        return escaped.toString();
    }

    /** An entry that is no frame. */
    void note(Entry entry) {
        int of = entry.exchange();
        String number = of < 0 ? "" : number(of);
        String own = Notes.annotation(entry);
        out.accept(new NotationLine(
                entry,
                number,
                time(entry.at()),
                Notes.mark(entry),
                Text.guarded(Notes.write(entry, style.micros())),
                own.isEmpty() ? escaped(style.notes().apply(entry)) : own));
    }

    /** The frame does not lie where the one before it ended. */
    void offset(Frame frame) {
        String side = frame.side().name().toLowerCase(Locale.ROOT);
        out.accept(new NotationLine(null, "", "", Notes.OFFSET, side + " " + frame.offset(), ""));
    }

    /** Content that is counted only; what is read back would not be what was said. */
    void folded(Frame frame, String text) {
        String mark = Form.letter(frame.side()) + Form.FOLDED;
        out.accept(new NotationLine(
                frame, "", "", mark, text, escaped(style.notes().apply(frame))));
    }

    private String number(int number) {
        boolean same = number == exchange;
        exchange = number;
        return same ? "" : String.valueOf(number);
    }

    private String time(Instant at) {
        Duration since = Duration.between(start, at);
        long micros = since.getSeconds() * 1_000_000 + since.getNano() / 1_000;
        long unit = style.micros() ? micros : Math.floorDiv(micros, 1_000);
        long passed = unit - shown;
        // What came before the line above is told from the start again: no time has passed that could be told.
        boolean anew = !timed || (passed < 0 && unit >= 0);
        shown = unit;
        timed = true;
        return anew ? seconds(unit) : passed == 0 ? "" : (passed > 0 ? "+" : "") + seconds(passed);
    }

    private String seconds(long units) {
        long second = style.micros() ? 1_000_000 : 1_000;
        String sign = units < 0 ? "-" : "";
        long size = Math.abs(units);
        // The digits behind the point are those of a number with a one before them.
        return sign + size / second + "."
                + String.valueOf(second + size % second).substring(1);
    }
}
