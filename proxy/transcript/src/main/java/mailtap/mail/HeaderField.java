package mailtap.mail;

import mailtap.transcript.Bytes;

/**
 * One field of a message's header. Captured text: not safe on a terminal as it is.
 *
 * @param name as written, without blanks around it
 * @param raw the value as written, unfolded, one character a byte
 * @param text the value with encoded words and character sets decoded
 */
public record HeaderField(String name, String raw, String text) {
    /** The value as written, for people: as UTF-8, else with {@code \\xNN} for what is no ASCII. */
    public String written() {
        Bytes bytes = Bytes.latin1(raw);
        String text = WireText.of(bytes);
        if (raw.isEmpty() || !text.equals(raw)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        raw.chars().forEach(c -> shown.append(c < 0x80 ? String.valueOf((char) c) : String.format("\\x%02X", c)));
        return shown.toString();
    }

    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
