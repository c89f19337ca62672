package mailtap.mail.client;

import mailtap.transcript.Bytes;

/** How message data looks on the wire: its line ends, and what is done to dots at the beginning of a line. */
final class ContentManner {
    private enum State {
        START,
        DOT,
        TEXT
    }

    private State state = State.START;
    private boolean lastIsCr;
    private boolean crlf;
    private boolean bareLf;
    private boolean stuffed;
    private boolean unstuffed;

    void add(Bytes bytes) {
        int at = 0;
        while (at < bytes.length()) {
            byte octet = bytes.at(at);
            switch (state) {
                case START -> {
                    state = octet == '.' ? State.DOT : State.TEXT;
                    at += octet == '.' ? 1 : 0;
                }
                case DOT -> {
                    stuffed |= octet == '.';
                    unstuffed |= octet != '.' && octet != '\r' && octet != '\n';
                    state = State.TEXT;
                }
                case TEXT -> at = line(bytes, at);
            }
        }
        lastIsCr = bytes.isEmpty() ? lastIsCr : bytes.at(bytes.length() - 1) == '\r';
    }

    /** To the end of the line, or of the bytes. */
    private int line(Bytes bytes, int from) {
        int lf = bytes.indexOf((byte) '\n', from);
        if (lf < 0) {
            return bytes.length();
        }
        boolean behindCr = lf == 0 ? lastIsCr : bytes.at(lf - 1) == '\r';
        crlf |= behindCr;
        bareLf |= !behindCr;
        state = State.START;
        return lf + 1;
    }

    /** Whether there was a line at all: chunks of BDAT are not looked into. */
    boolean isSeen() {
        return crlf || bareLf;
    }

    String lineEnds() {
        return !bareLf ? "CRLF" : crlf ? "CRLF and bare LF" : "bare LF";
    }

    /** Empty where no line began with a dot. */
    String dots() {
        if (stuffed && unstuffed) {
            return "some doubled, some not";
        }
        return stuffed ? "doubled" : unstuffed ? "not doubled" : "";
    }
}
