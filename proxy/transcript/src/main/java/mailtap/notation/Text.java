package mailtap.notation;

import mailtap.transcript.Bytes;

/** Bytes as visible text. The inverse is {@link TextParser}. */
final class Text {
    private static final String HEX = "0123456789ABCDEF";

    private Text() {}

    /** @param special an ASCII character that has a meaning of its own here and so is escaped; NUL for none */
    static void write(Bytes bytes, char special, StringBuilder text) {
        int i = 0;
        while (i < bytes.length()) {
            int shown = bytes.at(i) < 0 ? Printable.length(bytes, i) : 0;
            if (shown > 0) {
                text.append(bytes.slice(i, i + shown).utf8());
                i += shown;
            } else {
                one(bytes.at(i++) & 0xFF, special, text);
            }
        }
    }

    private static void one(int octet, char special, StringBuilder text) {
        switch (octet) {
            case '\\' -> text.append("\\\\");
            case '\r' -> text.append("\\r");
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            default -> {
                if (octet < ' ' || octet > '~') {
                    text.append("\\x").append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
                } else {
                    text.append(octet == special ? "\\" : "").append((char) octet);
                }
            }
        }
    }

    /** Text of people's making in quotes. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        write(Bytes.utf8(text), '"', quoted);
        return quoted.append('"').toString();
    }

    /** Without what would be lost or taken for an annotation: a blank at its end, and three before an equals sign. */
    static String guarded(String text) {
        String guarded = (" " + text).replaceAll("   (?==)", "  \\\\x20").substring(1);
        return guarded.endsWith(" ") ? guarded.substring(0, guarded.length() - 1) + "\\x20" : guarded;
    }
}
