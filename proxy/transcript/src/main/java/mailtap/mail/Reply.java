package mailtap.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply of one or more lines. Captured text: not safe on a terminal as it is.
 *
 * @param at when its last line came
 * @param code three digits, {@code +OK}, {@code -ERR}, {@code +}, or {@code ?} where the line is no reply
 * @param enhancedCode such as {@code 5.7.1} (RFC 3463)
 * @param lines the text of each line behind the code, without line end
 */
public record Reply(Instant at, String code, @Nullable String enhancedCode, List<String> lines) {
    public Reply {
        lines = List.copyOf(lines);
    }

    /** 2xx, {@code +OK}. */
    public boolean isPositive() {
        return code.startsWith("2") || code.equals("+OK");
    }

    /** 3xx, {@code +}: the exchange goes on. */
    public boolean isIntermediate() {
        return code.startsWith("3") || code.equals("+");
    }

    /** The lines in one, for a table. */
    public String text() {
        return String.join(" ", lines);
    }
}
