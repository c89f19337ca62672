package mailtap.notation;

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
        int length = sequence(bytes.at(at));
        if (length == 0 || at + length > bytes.length()) {
            return 0;
        }
        int character = decode(bytes.slice(at, at + length));
        return character >= 0 && isShown(character) && !piledUp(bytes, at, character) ? length : 0;
    }

    /** How many bytes a character has that begins with this one; 0 where none begins so. */
    private static int sequence(byte first) {
        int octet = first & 0xFF;
        return octet < 0xC2 || octet > 0xF4 ? 0 : octet >= 0xF0 ? 4 : octet >= 0xE0 ? 3 : 2;
    }

    /** The one character these two to four bytes are, or -1. By hand: an exception for each stray byte would be slow. */
    private static int decode(Bytes bytes) {
        int length = bytes.length();
        int character = bytes.at(0) & (0xFF >> (length + 1));
        for (int i = 1; i < length; i++) {
            if ((bytes.at(i) & 0xC0) != 0x80) {
                return -1;
            }
            character = character << 6 | (bytes.at(i) & 0x3F);
        }
        int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
        boolean surrogate = character >= 0xD800 && character <= 0xDFFF;
        return character < least || character > 0x10FFFF || surrogate ? -1 : character;
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
            boolean ascii = bytes.at(start) >= 0;
            boolean whole = place - start == sequence(bytes.at(start));
            int before = ascii ? bytes.at(start) : whole ? decode(bytes.slice(start, place)) : -1;
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
