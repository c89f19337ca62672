package mailtap.indexer.message;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import mailtap.mail.HeaderField;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The header of a message, cut into fields. Forgives what mail programs and people do: a blank before the colon, bare
 * LF, a first line in the style of mbox, lines that are no field at all.
 *
 * @param fields in order
 * @param oddLines lines that are neither a field nor the continuation of one
 * @param cut there was more than the limits allow, or than was given
 * @param end of it: the offset of the body, behind the blank line
 * @param hint the character set the message declares for its text
 */
record HeaderSection(
        List<HeaderField> fields,
        int oddLines,
        boolean cut,
        int end,
        @Nullable Charset hint) {
    HeaderSection {
        fields = List.copyOf(fields);
    }

    /** @param whole nothing follows what is given, so a header without a blank line behind it ends with it */
    static HeaderSection read(Bytes message, boolean whole, MessageLimits limits) {
        return new Cutter(message, whole, limits).cut();
    }

    private record Piece(String name, Bytes value) {}

    private static final class Cutter {
        private final Bytes message;
        private final boolean whole;
        private final MessageLimits limits;
        private final List<Piece> pieces = new ArrayList<>();
        private int oddLines;
        private boolean cut;

        Cutter(Bytes message, boolean whole, MessageLimits limits) {
            this.message = message;
            this.whole = whole;
            this.limits = limits;
        }

        HeaderSection cut() {
            int at = 0;
            while (at < message.length() && !isBlankLine(at)) {
                if (pieces.size() >= limits.fields()) {
                    cut = true;
                    break;
                }
                int end = foldedEnd(at);
                line(at, end);
                at = end;
            }
            Charset hint = declaredCharset();
            List<HeaderField> fields = new ArrayList<>(pieces.size());
            for (Piece piece : pieces) {
                String text = HeaderText.of(piece.value, hint);
                fields.add(new HeaderField(
                        piece.name, HeaderText.unfold(piece.value.latin1()).strip(), text));
            }
            boolean ended = at < message.length() && isBlankLine(at);
            return new HeaderSection(fields, oddLines, cut || !(ended || whole), ended ? lineEnd(at) : at, hint);
        }

        private boolean isBlankLine(int at) {
            return message.at(at) == '\n'
                    || (message.at(at) == '\r' && at + 1 < message.length() && message.at(at + 1) == '\n');
        }

        private int lineEnd(int at) {
            int lf = message.indexOf((byte) '\n', at);
            return lf < 0 ? message.length() : lf + 1;
        }

        private int foldedEnd(int at) {
            int end = lineEnd(at);
            while (end < message.length() && isBlank(message.at(end)) && !isBlankLine(end)) {
                end = lineEnd(end);
            }
            return end;
        }

        private void line(int start, int end) {
            int colon = message.indexOf((byte) ':', start);
            String name = colon < 0 || colon >= end ? null : nameOf(start, colon);
            if (name == null) {
                oddLines++;
                return;
            }
            int valueEnd = Math.min(end, colon + 1 + limits.fieldBytes());
            cut |= valueEnd < end;
            pieces.add(new Piece(name, message.slice(colon + 1, valueEnd)));
        }

        /** Null where what stands before the colon is no field name (RFC 5322 2.2). */
        private @Nullable String nameOf(int start, int colon) {
            int end = colon;
            while (end > start && isBlank(message.at(end - 1))) {
                end--;
            }
            if (end == start || end - start > 200) {
                return null;
            }
            for (int i = start; i < end; i++) {
                if (message.at(i) <= ' ' || message.at(i) == 0x7f) {
                    return null;
                }
            }
            return message.slice(start, end).latin1();
        }

        private static boolean isBlank(byte b) {
            return b == ' ' || b == '\t';
        }

        /** A header in raw 8-bit text is usually written in the set that the body declares. */
        private @Nullable Charset declaredCharset() {
            for (Piece piece : pieces) {
                if (piece.name.equalsIgnoreCase("Content-Type")) {
                    String name = Parameterized.read(piece.value.latin1()).parameter("charset");
                    return Charsets.lookup(name).orElse(null);
                }
            }
            return null;
        }
    }
}
