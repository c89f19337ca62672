package mailtap.mail;

import mailtap.transcript.Bytes;

/**
 * Finds where a message's header ends, byte by byte, so that it finds the same in every cutting: behind the first empty
 * line, or at the first byte that cannot belong to a header field (RFC 5322 2.2), since what hides its body by leaving
 * out the empty line must not be kept either.
 */
final class HeaderEnd {
    /** A header larger than this ends here; no server takes one. */
    private static final int MOST = 1 << 20;

    private enum State {
        LINE_START,
        NAME,
        BEHIND_NAME,
        VALUE,
        EMPTY_LINE,
        ENDED
    }

    private State state = State.LINE_START;
    private int taken;

    /** The index behind the header in this data: its length where the header goes on. */
    int in(Bytes data) {
        int i = 0;
        while (i < data.length() && state != State.ENDED) {
            State next = taken < MOST ? next(data.at(i)) : State.ENDED;
            boolean belongs = next != State.ENDED || (state == State.EMPTY_LINE && data.at(i) == '\n');
            state = next;
            i += belongs ? 1 : 0;
            taken += belongs ? 1 : 0;
        }
        return i;
    }

    private State next(byte octet) {
        return switch (state) {
            case LINE_START -> lineStart(octet);
            case NAME -> octet == ':' ? State.VALUE : isBlank(octet) ? State.BEHIND_NAME : name(octet);
            case BEHIND_NAME -> octet == ':' ? State.VALUE : isBlank(octet) ? State.BEHIND_NAME : State.ENDED;
            case VALUE -> octet == '\n' ? State.LINE_START : State.VALUE;
            case EMPTY_LINE, ENDED -> State.ENDED;
        };
    }

    private State lineStart(byte octet) {
        return switch (octet) {
            case '\r' -> State.EMPTY_LINE;
            case '\n', ':' -> State.ENDED;
            case ' ', '\t' -> taken == 0 ? State.ENDED : State.VALUE;
            default -> name(octet);
        };
    }

    private static State name(byte octet) {
        return octet > ' ' && octet < 127 ? State.NAME : State.ENDED;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
