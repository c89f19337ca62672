package mailtap.viewer.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Lines;
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

    private final Lines screen;
    private final NotationWriter writer;
    private final String prefix;
    private boolean isExtract;

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

    /** Some entries of a dialogue. */
    public static void printExtract(Lines screen, SessionId id, List<Entry> entries, NotationStyle style)
            throws IOException {
        DialogueView view = new DialogueView(screen, id, style, "");
        view.isExtract = true;
        for (Entry entry : entries) {
            view.add(entry);
        }
        view.finish();
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
        if (line.entry() instanceof Tally || (offset && isExtract)) {
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
        Rich head = Rich.of(Ink.FAINT, prefix + pad(line.exchange(), 3) + " " + pad(line.time(), 8) + "  ");
        Ink ink = ink(line.entry(), line.text());
        Rich said = head.plus(ink, line.mark())
                .plus(line.text().isEmpty() ? "" : " ")
                .plus(ink, line.text());
        if (line.annotation().isEmpty()) {
            screen.line(said);
        } else {
            annotated(said, head.width() + line.mark().length() + 1, line.annotation());
        }
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
            screen.line(Rich.of(" ".repeat(indent)).plus(note));
        }
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static Ink ink(@Nullable Entry entry, String text) {
        return switch (entry) {
            case Frame frame -> frame(frame, text);
            case Finding finding -> severity(finding.kind().severity());
            case TlsFacts tls -> ink(tls.outcome());
            case LoginFacts login -> login.outcome() == LoginFacts.Outcome.SUCCESS ? Ink.GOOD : Ink.WARNING;
            case null, default -> Ink.FAINT;
        };
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
