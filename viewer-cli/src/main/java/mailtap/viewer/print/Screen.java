package mailtap.viewer.print;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;

/** Where a command prints: a terminal, a pipe, a file or a pager. The only place that writes escape sequences. */
public final class Screen implements Lines, AutoCloseable {
    private static final String RESET = "\u001b[0m";
    private static final int WIDE = 160;

    private final OutputStream out;
    private final Look look;
    private final Closeable owned;
    /** Cells of the passing line that stands on the screen now. */
    private int passing;

    /**
     * @param width in cells
     * @param live somebody watches: every line is written at once
     */
    public record Look(Charset charset, boolean colour, int width, boolean live) {}

    public Screen(OutputStream out, Look look) {
        this(new BufferedOutputStream(out, 1 << 15), look, () -> {});
    }

    private Screen(OutputStream out, Look look, Closeable owned) {
        this.out = out;
        this.look = look;
        this.owned = owned;
    }

    /** Of a pager or a file, which ends with this. */
    public static Screen owning(OutputStream out, Look look) {
        return new Screen(new BufferedOutputStream(out, 1 << 15), look, out);
    }

    @Override
    public int width() {
        return look.width;
    }

    /** In cells, for what fills the line however long: where there is no edge, that of a wide terminal. */
    public int filled() {
        return look.width == Terminal.NO_EDGE ? WIDE : look.width;
    }

    /** The same, for output that grows while somebody or some program waits for it. */
    public Screen live() {
        return new Screen(out, new Look(look.charset, look.colour, look.width, true), owned);
    }

    @Override
    public void line(Rich line) throws IOException {
        erase();
        write((inked(line) + "\n").getBytes(look.charset));
        if (look.live) {
            flush();
        }
    }

    private String inked(Rich line) {
        StringBuilder text = new StringBuilder();
        for (Rich.Span span : line.spans()) {
            boolean inked = look.colour && span.ink() != Ink.PLAIN;
            if (inked) {
                text.append("\u001b[").append(span.ink().sgr()).append('m');
            }
            text.append(span.text());
            if (inked) {
                text.append(RESET);
            }
        }
        return text.toString();
    }

    /** A line that the next one takes the place of, for somebody who watches: how far something has come. */
    public void passing(Rich line) throws IOException {
        erase();
        Rich shown = line.cut(look.width - 1);
        passing = shown.width();
        write(inked(shown).getBytes(look.charset));
        flush();
    }

    private void erase() throws IOException {
        if (passing > 0) {
            write(("\r" + " ".repeat(passing) + "\r").getBytes(look.charset));
            passing = 0;
        }
    }

    /** Bytes as they are: only for what the user asked to have raw. */
    public void raw(byte[] bytes) throws IOException {
        write(bytes);
    }

    private void write(byte[] bytes) throws IOException {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new OutputLost(e);
        }
    }

    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw new OutputLost(e);
        }
    }

    /** Closes what was opened for this output alone, such as a pager or a file; standard output stays open. */
    @Override
    public void close() throws IOException {
        erase();
        flush();
        owned.close();
    }
}
