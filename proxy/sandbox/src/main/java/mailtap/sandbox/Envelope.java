package mailtap.sandbox;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mail transaction: who sends, and to whom. */
record Envelope(String from, Set<String> recipients) {
    static final int RECIPIENTS_MAX = 1000;

    private static final String PATH = ": ?<((?:\"[^\"]*\"|[^<>\"])*)>(?: (.*))?";
    private static final Pattern FROM = Pattern.compile("(?i)FROM" + PATH);
    private static final Pattern TO = Pattern.compile("(?i)TO" + PATH);
    private static final Pattern ADDRESS = Pattern.compile("(?:\"[ -~]*\"|[!-~&&[^\"@]]+)(?:@[!-~&&[^@]]+)?");
    private static final int ADDRESS_LENGTH_MAX = 254;

    /** The argument of MAIL or RCPT: the address, empty for the null path, and the parameters. */
    record Path(String address, String parameters) {
        static @Nullable Path from(String argument) {
            return of(FROM.matcher(argument), true);
        }

        static @Nullable Path to(String argument) {
            return of(TO.matcher(argument), false);
        }

        private static @Nullable Path of(Matcher matcher, boolean mayBeNull) {
            if (!matcher.matches()) {
                return null;
            }
            String path = matcher.group(1);
            // A source route is ignored, as RFC 5321 4.1.1.3 asks.
            String address = path.startsWith("@") ? path.substring(path.indexOf(':') + 1) : path;
            boolean fits = ADDRESS.matcher(address).matches() && address.length() <= ADDRESS_LENGTH_MAX;
            String parameters = matcher.group(2);
            return fits || (mayBeNull && path.isEmpty())
                    ? new Path(address, parameters == null ? "" : parameters)
                    : null;
        }

        boolean startsWith(String word) {
            return address.toLowerCase(Locale.ROOT).startsWith(word);
        }
    }

    Envelope(String from) {
        this(from, new LinkedHashSet<>());
    }
}
