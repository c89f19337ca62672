package mailtap.dialogue;

import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a side into lines that end in LF. A line longer than the limit comes in pieces of exactly the limit, wherever the
 * chunks end; a CR is never parted from its LF.
 */
final class LineCutter {
    private static final byte LF = '\n';
    private static final byte CR = '\r';

    /**
     * A line or a piece of one.
     *
     * @param first the piece that begins the line
     * @param last the piece that ends it; false for all others, and where the side ended within the line
     */
    record Piece(Bytes bytes, boolean first, boolean last) {}

    private final Gather gathered = new Gather();
    private boolean within;
    private int consumed;

    /** The next piece, or null when the chunk ends first; either way {@link #consumed()} says how far it went. */
    @Nullable
    Piece next(Bytes chunk, int from) {
        int room = Limits.LINE_BYTES - gathered.length();
        int end = Math.min(chunk.length(), from + room);
        int lf = chunk.slice(from, end).indexOf(LF, 0);
        if (lf >= 0) {
            consumed = from + lf + 1;
            return piece(whole(chunk, from, consumed), true);
        }
        if (end - from < room) {
            gathered.add(chunk.from(from));
            consumed = end;
            return null;
        }
        return full(chunk, from, end);
    }

    private Piece full(Bytes chunk, int from, int end) {
        Bytes all = whole(chunk, from, end);
        consumed = end;
        if (all.endsWith(CR)) {
            gathered.add(all.from(all.length() - 1));
            return piece(all.slice(0, all.length() - 1), false);
        }
        return piece(all, false);
    }

    private Bytes whole(Bytes chunk, int from, int end) {
        if (gathered.isEmpty()) {
            return chunk.slice(from, end);
        }
        gathered.add(chunk.slice(from, end));
        return gathered.take();
    }

    private Piece piece(Bytes bytes, boolean last) {
        Piece piece = new Piece(bytes, !within, last);
        within = !last;
        return piece;
    }

    int consumed() {
        return consumed;
    }

    /** True where the next byte begins a line. */
    boolean isAtLineStart() {
        return !within && gathered.isEmpty();
    }

    /** What there is of an unfinished line, when no more will come of it. */
    @Nullable
    Piece rest() {
        Piece rest = gathered.isEmpty() ? null : piece(gathered.take(), false);
        within = false;
        return rest;
    }
}
