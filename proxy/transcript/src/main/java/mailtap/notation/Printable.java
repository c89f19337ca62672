package mailtap.notation;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import mailtap.transcript.Bytes;

/** Which characters beyond ASCII may be shown as themselves: those that are seen, stand still and move nothing. */
final class Printable {
    /** More marks than this on one letter are made to deface a screen. */
    private static final int MARKS_IN_A_ROW = 3;

    /** Ranges of code points that are letters, marks or symbols by type, and invisible or misleading all the same. */
    private static final int[][] INVISIBLE = {
        {0x034F, 0x034F},
        {0x115F, 0x1160},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x2800, 0x2800},
        {0x3164, 0x3164},
        {0xFE00, 0xFE0F},
        {0xFFA0, 0xFFA0},
        {0xFFFC, 0xFFFD},
        {0x1D159, 0x1D159},
        {0xE0000, 0xE0FFF}
    };

    private Printable() {}

    /** How many bytes at this place are one printable character of UTF-8 beyond ASCII; 0 where there is none. */
    static int length(Bytes bytes, int at) {
        int first = bytes.at(at) & 0xFF;
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
        if (length == 0 || first > 0xF4 || at + length > bytes.length()) {
            return 0;
        }
        int character = decode(bytes.slice(at, at + length));
        return character >= 0 && isShown(character) && !piledUp(bytes, at, character) ? length : 0;
    }

    /** The one character these bytes are, or -1. */
    private static int decode(Bytes bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            CharBuffer text = decoder.decode(ByteBuffer.wrap(bytes.toArray()));
            int character = Character.codePointAt(text, 0);
            return Character.charCount(character) == text.length() ? character : -1;
        } catch (CharacterCodingException malformed) {
            return -1;
        }
    }

    static boolean isShown(int character) {
        for (int[] range : INVISIBLE) {
            if (character >= range[0] && character <= range[1]) {
                return false;
            }
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** A mark needs a character beyond ASCII before it to stand on, and not too many marks between. */
    private static boolean piledUp(Bytes bytes, int at, int character) {
        if (!isMark(character)) {
            return false;
        }
        int marks = 0;
        int place = at;
        while (marks < MARKS_IN_A_ROW) {
            int start = startBefore(bytes, place);
            if (start < 0) {
                return true;
            }
            int before = (bytes.at(start) & 0x80) == 0 ? bytes.at(start) : decode(bytes.slice(start, place));
            if (before < 0 || !isMark(before)) {
                return !Character.isLetter(before);
            }
            place = start;
            marks++;
        }
        return true;
    }

    private static int startBefore(Bytes bytes, int at) {
        int start = at - 1;
        while (start >= 0 && start > at - 4 && (bytes.at(start) & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }
}
