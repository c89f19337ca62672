package mailtap.notation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import mailtap.transcript.Bytes;
import mailtap.transcript.Label;
import org.jspecify.annotations.Nullable;

/** Reads visible text back into bytes. The inverse of {@link Text}, {@link LineText} and the pieces of a line. */
final class TextParser {
    private final String text;
    private final int line;
    private final boolean pieced;
    private final List<Piece> pieces = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Label marked;
    private boolean inMark;
    private boolean ended;
    private int at;

    /** @param pieced stars and marks have their meaning, as in lines; else only escapes, as in content and quotes */
    TextParser(String text, int line, boolean pieced) {
        this.text = text;
        this.line = line;
        this.pieced = pieced;
    }

    /** A line with its end: CRLF unless it says otherwise. */
    List<Piece> line() throws NotationException {
        while (at < text.length()) {
            character();
        }
        if (inMark) {
            throw expected("\\} before the end of the line");
        }
        if (!ended) {
            bytes.writeBytes(new byte[] {'\r', '\n'});
        }
        cut();
        if (pieces.isEmpty()) {
            throw expected("something before the backslash that says there is no line end");
        }
        return pieces;
    }

    /** Just the bytes: no line end, no pieces. */
    static Bytes bytes(String text, int line) throws NotationException {
        TextParser parser = new TextParser(text, line, false);
        while (parser.at < text.length()) {
            parser.character();
        }
        return Bytes.wrap(parser.bytes.toByteArray());
    }

    private void character() throws NotationException {
        char c = text.charAt(at);
        if (c == '\\') {
            escape();
        } else if (c == '*' && pieced && !inMark) {
            stars();
        } else {
            int whole = text.codePointAt(at);
            bytes.writeBytes(Character.toString(whole).getBytes(StandardCharsets.UTF_8));
            at += Character.charCount(whole);
            ended = false;
        }
    }

    private void escape() throws NotationException {
        at++;
        if (at == text.length()) {
            ended = true;
            return;
        }
        char c = text.charAt(at++);
        ended = false;
        switch (c) {
            case '\\', '"', '*' -> bytes.write(c);
            case 'r' -> bytes.write('\r');
            case 't' -> bytes.write('\t');
            case 'n' -> lineFeed();
            case 'x' -> hex();
            case Form.FOLDED -> throw expected("the whole line: this one was cut for the screen");
            default -> mark(c);
        }
    }

    private void lineFeed() {
        bytes.write('\n');
        ended = !inMark;
    }

    private void hex() throws NotationException {
        String digits = text.substring(at, Math.min(at + 2, text.length()));
        if (digits.length() < 2 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw expected("two hex digits behind \\x");
        }
        bytes.write(HexFormat.fromHexDigits(digits));
        at += 2;
    }

    private void mark(char c) throws NotationException {
        if (!pieced) {
            throw expected("one of \\\\ \\r \\n \\t \\xNN, not \\" + c);
        }
        switch (c) {
            case '|' -> cut();
            case '}' -> close();
            case '@' -> open(Label.IDENTITY);
            case '!' -> open(Label.CREDENTIAL);
            case '{' -> open(named());
            default -> throw expected("one of \\\\ \\r \\n \\t \\xNN \\* \\| \\@{ \\!{, not \\" + c);
        }
    }

    private Label named() throws NotationException {
        int end = text.indexOf('}', at);
        String name = end < 0 ? "" : text.substring(at, end);
        at = end + 1;
        return Labels.named(name).orElseThrow(() -> expected("the name of a label, not " + name));
    }

    private void open(Label label) throws NotationException {
        if (inMark || at >= text.length() || text.charAt(at) != '{') {
            throw expected(inMark ? "\\} before another mark" : "{ behind the mark");
        }
        at++;
        cut();
        marked = label;
        inMark = true;
    }

    private void close() throws NotationException {
        if (!inMark) {
            throw expected("a mark such as \\@{ before \\}");
        }
        cut();
        marked = null;
        inMark = false;
    }

    private void stars() throws NotationException {
        cut();
        long length = 0;
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
            length++;
        }
        if (length == 1 && at < text.length() && text.charAt(at) == '{') {
            length = counted();
        }
        pieces.add(new Piece(Label.CREDENTIAL, Bytes.EMPTY, length));
        ended = false;
    }

    private long counted() throws NotationException {
        int end = text.indexOf('}', at);
        String digits = end < 0 ? "" : text.substring(at + 1, end);
        if (!digits.matches("[1-9][0-9]{0,17}")) {
            throw expected("a length in braces, as in *{43}");
        }
        at = end + 1;
        return Long.parseLong(digits);
    }

    private void cut() {
        if (bytes.size() > 0) {
            pieces.add(new Piece(marked, Bytes.wrap(bytes.toByteArray()), 0));
            bytes.reset();
        }
    }

    private NotationException expected(String what) {
        return new NotationException(line, "expected " + what);
    }
}
