package mailtap.transcript;

import java.util.regex.Pattern;

/**
 * How message data that a client sends though DATA was refused is told from commands, as which the server reads it: it
 * begins behind the refusal with a line that can only be a header field, and ends with a dot line or with a command that
 * begins or ends a transaction.
 */
public final class ContentAfterRefusal {
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+:.*", Pattern.DOTALL);
    private static final Pattern LAST =
            Pattern.compile("\\.|RSET|QUIT|MAIL FROM:.*|(EHLO|HELO|LHLO) \\S+", Pattern.CASE_INSENSITIVE);

    private ContentAfterRefusal() {}

    /** @param line without its end, the first one behind a refusal */
    public static boolean beginsWith(String line) {
        return FIELD.matcher(line).matches();
    }

    /** @param line without its end */
    public static boolean endsWith(String line) {
        return LAST.matcher(line).matches();
    }
}
