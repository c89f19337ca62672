package mailtap.dialogue;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of MAIL and RCPT that a standard defines: which keyword of EHLO offers them, and how they look. */
enum MailParameter {
    SIZE("MAIL", "SIZE", "\\d{1,20}"),
    BODY("MAIL", "8BITMIME", "7BIT|8BITMIME|BINARYMIME"),
    SMTPUTF8("MAIL", "SMTPUTF8", null),
    RET("MAIL", "DSN", "FULL|HDRS"),
    ENVID("MAIL", "DSN", "[!-<>-~]{1,100}"),
    AUTH("MAIL", "AUTH", "<>|[!-<>-~]+"),
    REQUIRETLS("MAIL", "REQUIRETLS", null),
    MT_PRIORITY("MAIL", "MT-PRIORITY", "[+-]?\\d"),
    HOLDFOR("MAIL", "FUTURERELEASE", "\\d{1,9}"),
    HOLDUNTIL("MAIL", "FUTURERELEASE", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)"),
    BY("MAIL", "DELIVERBY", "-?\\d{1,9};[NR]T?"),
    NOTIFY("RCPT", "DSN", "NEVER|(SUCCESS|FAILURE|DELAY)(,(SUCCESS|FAILURE|DELAY))*"),
    ORCPT("RCPT", "DSN", "[A-Z0-9-]+;[!-<>-~]{1,500}");

    private final String verb;
    private final String extension;
    private final @Nullable Pattern value;

    MailParameter(String verb, String extension, @Nullable String value) {
        this.verb = verb;
        this.extension = extension;
        this.value = value == null ? null : Pattern.compile(value, Pattern.CASE_INSENSITIVE);
    }

    static @Nullable MailParameter named(String keyword) {
        for (MailParameter one : values()) {
            if (one.keyword().equals(keyword)) {
                return one;
            }
        }
        return null;
    }

    String keyword() {
        return name().replace('_', '-');
    }

    /** The command it belongs to. */
    String verb() {
        return verb;
    }

    /** The keyword of the EHLO reply that offers this value of it (RFC 3030 3 for BINARYMIME). */
    String extension(String value) {
        boolean binary = this == BODY && value.toUpperCase(Locale.ROOT).equals("BINARYMIME");
        return binary ? "BINARYMIME" : extension;
    }

    /** @param given behind the equals sign, or null where there is none */
    boolean isGood(@Nullable String given) {
        Pattern wanted = value;
        return wanted == null
                ? given == null
                : given != null && wanted.matcher(given).matches();
    }
}
