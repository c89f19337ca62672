package mailtap.viewer.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import mailtap.transcript.Bytes;

/**
 * One message in the form of an mbox file that can be undone ("mboxrd"): lines end in LF, and a line that begins with any
 * number of {@code >} and {@code From } gets one {@code >} more. The message may come in pieces of any size.
 */
final class Mboxrd {
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss uuuu", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int LONGEST_SENDER = 200;

    private final Sink out;
    private boolean atLineStart = true;
    private long quotes;
    private int matched;
    private boolean carriageReturn;

    /** Takes bytes for the file. */
    interface Sink {
        void write(byte[] bytes) throws IOException;
    }

    Mboxrd(Sink out) {
        this.out = out;
    }

    /** The line before a message. */
    void begin(String sender, Instant at) throws IOException {
        String bare = sender.replaceAll("[^\\x21-\\x7e]", "?");
        String from = bare.isEmpty() ? "MAILER-DAEMON" : bare.substring(0, Math.min(LONGEST_SENDER, bare.length()));
        out.write(("From " + from + " " + ASCTIME.format(at) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    void add(Bytes bytes) throws IOException {
        ByteArrayOutputStream piece = new ByteArrayOutputStream(bytes.length() + 16);
        for (int i = 0; i < bytes.length(); i++) {
            add(bytes.at(i), piece);
        }
        out.write(piece.toByteArray());
    }

    private void add(byte b, ByteArrayOutputStream piece) {
        if (carriageReturn) {
            carriageReturn = false;
            if (b != '\n') {
                plain((byte) '\r', piece);
            }
        }
        if (b == '\r') {
            carriageReturn = true;
        } else {
            plain(b, piece);
        }
    }

    private void plain(byte b, ByteArrayOutputStream piece) {
        if (atLineStart) {
            start(b, piece);
        } else {
            piece.write(b);
            atLineStart = b == '\n';
        }
    }

    /** Holds back what could be the beginning of such a line until it is one or not. */
    private void start(byte b, ByteArrayOutputStream piece) {
        if (matched == 0 && b == '>') {
            quotes++;
        } else if (b == FROM[matched]) {
            matched++;
            if (matched == FROM.length) {
                release(1, piece);
                atLineStart = false;
            }
        } else {
            release(0, piece);
            piece.write(b);
            atLineStart = b == '\n';
        }
    }

    private void release(int more, ByteArrayOutputStream piece) {
        for (long left = quotes + more; left > 0; left--) {
            piece.write('>');
        }
        piece.write(FROM, 0, matched);
        quotes = 0;
        matched = 0;
    }

    /** Ends the message and the blank line behind it. */
    void end() throws IOException {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        boolean inLine = !atLineStart || quotes > 0 || matched > 0 || carriageReturn;
        release(0, piece);
        if (carriageReturn) {
            piece.write('\r');
        }
        if (inLine) {
            piece.write('\n');
        }
        piece.write('\n');
        out.write(piece.toByteArray());
    }
}
