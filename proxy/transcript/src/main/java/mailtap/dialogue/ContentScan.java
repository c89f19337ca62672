package mailtap.dialogue;

import java.util.EnumSet;
import java.util.Set;
import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;

/**
 * Finds the end of message data. Only CRLF.CRLF ends it (RFC 5321 4.1.1.4), the first CRLF being the one behind DATA for
 * an empty message. A dot between any other line ends, as lax servers take them (LF alone, CR alone, NULs in between),
 * is a look-alike: one reader sees two messages where another sees one.
 *
 * <p>It walks over text quickly and looks closer only around line ends. {@code STRICT} is where the line began behind
 * CRLF, {@code LAX} where it began behind something that only some take for a line end.
 */
final class ContentScan {
    private enum State {
        STRICT,
        LAX,
        TEXT,
        CR,
        STRICT_DOT,
        LAX_DOT,
        STRICT_DOT_CR,
        LAX_DOT_CR,
        END
    }

    private final Notice notice;
    private final boolean eightBitAnnounced;
    private final Set<FindingKind> seen = EnumSet.noneOf(FindingKind.class);
    private State state = State.STRICT;
    private String before = "CRLF";
    private long dotAt;
    private long doubledCrAt = -1;
    private long eightBitAt = -1;
    private long lineAt = -1;
    private long lookAlikeEnd = -1;

    /** @param eightBitAnnounced the sender has said that there may be bytes above 127 */
    ContentScan(Notice notice, boolean eightBitAnnounced) {
        this.notice = notice;
        this.eightBitAnnounced = eightBitAnnounced;
    }

    /** Whether the byte at this offset is the next, and those before it look like an end to some. */
    boolean isBehindLookAlike(long offset) {
        return lookAlikeEnd == offset;
    }

    boolean hasEnded() {
        return state == State.END;
    }

    /**
     * Scans on.
     *
     * @param base the stream offset of the chunk's first byte
     * @return the index behind the end of the data, or the chunk's length
     */
    int scan(Bytes chunk, int from, long base) {
        if (lineAt < 0) {
            lineAt = base + from;
        }
        int i = from;
        while (i < chunk.length() && state != State.END) {
            if (state == State.TEXT) {
                i = skipText(chunk, i);
                if (i == chunk.length()) {
                    break;
                }
            }
            step(chunk.at(i), base + i);
            i++;
        }
        eightBit(chunk.slice(from, i), base + from);
        return i;
    }

    /** Told at the end, so that the order of findings does not depend on where the chunks end. */
    private void eightBit(Bytes piece, long base) {
        if (eightBitAnnounced) {
            return;
        }
        int high = eightBitAt < 0 ? piece.indexOfEightBit() : -1;
        eightBitAt = high < 0 ? eightBitAt : base + high;
        if (eightBitAt >= 0 && state == State.END) {
            once(FindingKind.EIGHT_BIT_NOT_ANNOUNCED, eightBitAt, "");
        }
    }

    /** Nothing above CR changes the state inside a line, and most of a message is inside lines. */
    private static int skipText(Bytes chunk, int from) {
        int control = chunk.indexBelow('\r' + 1, from);
        return control < 0 ? chunk.length() : control;
    }

    private void step(byte b, long offset) {
        switch (b) {
            case '\n' -> lf(offset);
            case '\r' -> cr(offset);
            case '.' -> dot(offset);
            case 0 -> nul(offset);
            default -> {
                lone(offset);
                if (state == State.STRICT_DOT) {
                    once(FindingKind.DOT_NOT_STUFFED, dotAt, "");
                }
                state = State.TEXT;
            }
        }
    }

    private void lf(long offset) {
        if (offset + 1 - lineAt > Limits.TEXT_LINE) {
            once(FindingKind.LONG_LINE, lineAt, offset + 1 - lineAt + " bytes");
        }
        lineAt = offset + 1;
        switch (state) {
            case STRICT_DOT_CR -> state = State.END;
            case LAX_DOT_CR -> {
                lookAlike("CRLF");
                lookAlikeEnd = offset + 1;
                begin(State.STRICT, "CRLF");
            }
            case CR -> {
                if (doubledCrAt >= 0) {
                    once(FindingKind.CR_CR_LF, doubledCrAt, "in message data");
                    doubledCrAt = -1;
                }
                begin(State.STRICT, "CRLF");
            }
            default -> {
                if (state == State.STRICT_DOT || state == State.LAX_DOT) {
                    lookAlike("LF");
                    lookAlikeEnd = offset + 1;
                }
                once(FindingKind.BARE_LF, offset, "in message data");
                begin(State.LAX, "LF");
            }
        }
    }

    private void cr(long offset) {
        switch (state) {
            case STRICT_DOT -> state = State.STRICT_DOT_CR;
            case LAX_DOT -> state = State.LAX_DOT_CR;
            case CR -> doubledCrAt = doubledCrAt < 0 ? offset - 1 : doubledCrAt;
            default -> {
                lone(offset);
                state = State.CR;
            }
        }
    }

    private void dot(long offset) {
        lone(offset);
        dotAt = offset;
        state = switch (state) {
            case STRICT -> State.STRICT_DOT;
            case LAX -> State.LAX_DOT;
            default -> State.TEXT;
        };
    }

    private void nul(long offset) {
        once(FindingKind.NUL, offset, "in message data");
        lone(offset);
        switch (state) {
            case STRICT, LAX -> begin(State.LAX, "NUL");
            case STRICT_DOT, LAX_DOT -> state = State.LAX_DOT;
            default -> state = State.TEXT;
        }
    }

    /** When a CR just seen is not followed by LF, some take it for a line end. */
    private void lone(long offset) {
        if (state == State.CR || state == State.STRICT_DOT_CR || state == State.LAX_DOT_CR) {
            if (state != State.CR) {
                lookAlike("CR");
            }
            once(FindingKind.BARE_CR, doubledCrAt < 0 ? offset - 1 : doubledCrAt, "in message data");
            doubledCrAt = -1;
            begin(State.LAX, "CR");
        }
    }

    private void begin(State lineStart, String end) {
        state = lineStart;
        before = end;
    }

    private void lookAlike(String after) {
        String words = before + " dot " + after + ": a strict server reads on, a lax one ends the message here";
        notice.at(dotAt, FindingKind.END_OF_DATA_LOOKALIKE, words);
    }

    private void once(FindingKind kind, long offset, String detail) {
        if (seen.add(kind)) {
            notice.at(offset, kind, detail);
        }
    }
}
