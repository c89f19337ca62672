package mailtap.notation;

import java.util.Optional;
import mailtap.transcript.Label;
import mailtap.transcript.Side;

/** The character behind the side's letter, which says what the bytes are. */
final class Form {
    static final char LINE = ':';
    static final char IDENTITY = '@';
    static final char OWN = '>';
    static final char MULTI = '|';
    static final char CHUNK = '+';
    static final char OPAQUE = '~';
    static final char HEX = '%';
    static final char ABSENT = '?';
    static final char CLOSED = '.';
    static final char FOLDED = '\u2026';

    private Form() {}

    /** {@code C:}, or the label in words, {@code S{COMMAND}}, where the side does not usually say such a thing. */
    static String mark(Side side, Label label) {
        char usual = character(label);
        boolean natural =
                label.isAbsent() || label(side, usual).filter(label::equals).isPresent();
        return letter(side) + (natural ? String.valueOf(usual) : "{" + label + "}");
    }

    static String letter(Side side) {
        return side == Side.CLIENT ? "C" : "S";
    }

    private static char character(Label label) {
        return switch (label) {
            case COMMAND, REPLY -> LINE;
            case IDENTITY -> IDENTITY;
            case OWN_COMMAND, OWN_REPLY -> OWN;
            case CONTENT, LISTING -> MULTI;
            case CHUNK -> CHUNK;
            case OPAQUE -> OPAQUE;
            case WITHHELD, LOST, UNKEPT -> ABSENT;
            case CREDENTIAL -> 0;
        };
    }

    /** What the form means; empty for an absence, whose words say which it is, and for what is no form. */
    static Optional<Label> label(Side side, char form) {
        boolean client = side == Side.CLIENT;
        return switch (form) {
            case LINE -> Optional.of(client ? Label.COMMAND : Label.REPLY);
            case IDENTITY -> Optional.of(Label.IDENTITY);
            case OWN -> Optional.of(client ? Label.OWN_COMMAND : Label.OWN_REPLY);
            case MULTI -> Optional.of(client ? Label.CONTENT : Label.LISTING);
            case CHUNK -> Optional.of(Label.CHUNK);
            case OPAQUE, HEX -> Optional.of(Label.OPAQUE);
            default -> Optional.empty();
        };
    }
}
