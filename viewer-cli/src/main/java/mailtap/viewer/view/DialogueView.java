package mailtap.viewer.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import mailtap.notation.NotationLine;
import mailtap.notation.NotationStyle;
import mailtap.notation.NotationWriter;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import mailtap.transcript.Tally;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.Transcript;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Lines;
import mailtap.viewer.print.Paragraph;
import mailtap.viewer.print.Rich;
import org.jspecify.annotations.Nullable;

/**
 * A dialogue in the notation, inked, with annotations in a column of their own. Where the screen is too narrow for the
 * column it moves left, and then below its line.
 */
public final class DialogueView {
    private static final int COLUMN = 54;
    private static final int LEAST_GAP = 3;
    private static final String SIGN = "= ";
    private static final String MARKED = "> ";
    private static final String UNMARKED = "  ";
    private static final int LEAST_NOTE = 24;

    private final Lines screen;
    private final NotationWriter writer;
    private final String prefix;
    private Extract extract = Extract.WHOLE;
    private UnaryOperator<Rich> highlight = UnaryOperator.identity();

    /** @param prefix stands before every line, to tell dialogues apart that are printed at the same time */
    public DialogueView(Lines screen, SessionId id, NotationStyle style, String prefix) {
        this.screen = screen;
        this.prefix = prefix;
        this.writer = new NotationWriter(id, style, this::line);
    }

    /** The whole of a dialogue. */
    public static void print(Lines screen, SessionId id, List<Entry> entries, NotationStyle style) throws IOException {
        DialogueView view = new DialogueView(screen, id, style, "");
        for (Entry entry : entries) {
            view.add(entry);
        }
        view.finish();
    }

    /** The line that a dialogue begins with. */
    public static void printHead(Lines screen, Transcript transcript) throws IOException {
        List<Entry> start = transcript.start().map(List::<Entry>of).orElse(List.of());
        print(screen, transcript.id(), start, NotationStyle.SCREEN);
    }

    /**
     * A part of a dialogue, or the whole with some of it marked.
     *
     * @param highlight what is done to a line in which something was looked for
     */
    public static void print(
            Lines screen, Transcript transcript, NotationStyle style, Extract extract, UnaryOperator<Rich> highlight)
            throws IOException {
        DialogueView view = new DialogueView(screen, transcript.id(), style, "");
        view.extract = extract;
        view.highlight = highlight;
        boolean first = true;
        for (List<Entry> stretch : extract.of(transcript.entries())) {
            if (!first) {
                view.leftOut();
            }
            first = false;
            for (Entry entry : stretch) {
                view.add(entry);
            }
            view.finish();
        }
    }

    private void leftOut() throws IOException {
        if (!extract.marked().isEmpty()) {
            screen.line(Ink.FAINT, UNMARKED + "  …");
        }
    }

    public void add(Entry entry) throws IOException {
        try {
            writer.write(entry);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Prints what the notation still holds back; more may follow. */
    public void finish() throws IOException {
        try {
            writer.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void line(NotationLine line) {
        // What the journal counted is for checks, and in the JSON. That an extract does not begin at 0 goes without
        // saying.
        boolean offset = line.entry() == null && !line.mark().isEmpty();
        if (line.entry() instanceof Tally || (offset && !extract.isWhole())) {
            return;
        }
        try {
            print(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(NotationLine line) throws IOException {
        if (line.mark().isEmpty()) {
            screen.line(Rich.of(Ink.FAINT, prefix).plus(Ink.STRONG, line.text()));
            return;
        }
        Rich head = margin(line.entry(), pad(line.exchange(), 3) + " " + pad(line.time(), 8) + "  ");
        Ink ink = ink(line.entry(), line.text());
        Rich said = head.plus(ink, line.mark())
                .plus(line.text().isEmpty() ? "" : " ")
                .plus(highlight.apply(Rich.of(ink, line.text())));
        if (line.annotation().isEmpty()) {
            screen.line(said);
        } else {
            annotated(said, head.width() + line.mark().length() + 1, line.annotation());
        }
    }

    private Rich margin(@Nullable Entry entry, String columns) {
        if (extract.marked().isEmpty()) {
            return Rich.of(Ink.FAINT, prefix + columns);
        }
        boolean marked = entry != null && extract.isMarked(entry.exchange());
        return marked ? Rich.of(Ink.ID, MARKED).plus(Ink.FAINT, columns) : Rich.of(Ink.FAINT, UNMARKED + columns);
    }

    private void annotated(Rich said, int indent, String annotation) throws IOException {
        Rich note = Rich.of(Ink.NOTE, SIGN + annotation);
        int width = said.width();
        int room = screen.width() - note.width();
        int column = Math.max(width + LEAST_GAP, Math.min(prefix.length() + COLUMN, room));
        if (column <= room) {
            screen.line(said.pad(column).plus(note));
        } else {
            screen.line(said);
            below(indent, annotation);
        }
    }

    private void below(int indent, String annotation) throws IOException {
        String sign = SIGN;
        int room = Math.max(LEAST_NOTE, screen.width() - indent - sign.length());
        for (String line : Paragraph.lines(annotation, room)) {
            screen.line(Rich.of(" ".repeat(indent)).plus(Ink.NOTE, sign + line));
            sign = " ".repeat(SIGN.length());
        }
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static Ink ink(@Nullable Entry entry, String text) {
        if (entry instanceof Frame frame) {
            return frame(frame, text);
        }
        if (entry instanceof Finding finding) {
            return severity(finding.kind().severity());
        }
        if (entry instanceof TlsFacts tls) {
            return ink(tls.outcome());
        }
        if (entry instanceof LoginFacts login) {
            return login.outcome() == LoginFacts.Outcome.SUCCESS ? Ink.GOOD : Ink.WARNING;
        }
        return Ink.FAINT;
    }

    static Ink ink(TlsFacts.Outcome outcome) {
        return switch (outcome) {
            case OPENED -> Ink.GOOD;
            case PASSED -> Ink.NOTE;
            case FAILED -> Ink.REFUSED;
        };
    }

    private static Ink frame(Frame frame, String text) {
        if (frame.label().isAbsent()) {
            return Ink.WARNING;
        }
        if (frame.label() == Label.REPLY) {
            return isRefusal(text) ? Ink.REFUSED : Ink.SERVER;
        }
        if (frame.label().isRun()) {
            return Ink.CONTENT;
        }
        return frame.side() == Side.CLIENT ? Ink.CLIENT : Ink.SERVER;
    }

    private static boolean isRefusal(String reply) {
        return reply.startsWith("4") || reply.startsWith("5") || reply.startsWith("-ERR");
    }

    static Ink severity(FindingKind.Severity severity) {
        return switch (severity) {
            case NOTE -> Ink.NOTE;
            case WARNING -> Ink.WARNING;
            case ERROR -> Ink.ERROR;
        };
    }
}
