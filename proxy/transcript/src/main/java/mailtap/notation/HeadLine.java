package mailtap.notation;

import java.util.Locale;
import java.util.regex.Pattern;
import mailtap.transcript.Endpoint;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import org.jspecify.annotations.Nullable;

/** Writes the line that begins a session. */
final class HeadLine {
    static final String WORD = "session";
    static final String ROUTE = "route";
    static final String IMPORT = "import";
    static final String ARROW = "->";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern IP = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.%]*:[0-9A-Za-z:.%_-]*");

    private HeadLine() {}

    static String write(SessionId id, @Nullable Entry first) {
        String head = WORD + " " + id + (first == null ? "" : "  ");
        if (!(first instanceof SessionStart start)) {
            return head + (first == null ? "" : first.at());
        }
        return head + start.protocol().name().toLowerCase(Locale.ROOT) + "  " + endpoint(start.client()) + " " + ARROW
                + " " + endpoint(start.server()) + "  " + ROUTE + " " + token(start.route()) + "  "
                + (start.source() == SessionStart.Source.IMPORT ? IMPORT + "  " : "") + start.at();
    }

    /** {@code name[address]:port}, or one of the two. */
    static String endpoint(Endpoint endpoint) {
        String host = endpoint.host();
        String ip = endpoint.ip();
        if (host == null) {
            return (ip == null ? "?" : bracketed(ip)) + ":" + endpoint.port();
        }
        return (isIp(host) ? Text.quoted(host) : token(host)) + (ip == null ? "" : "[" + token(ip) + "]") + ":"
                + endpoint.port();
    }

    private static String bracketed(String ip) {
        return ip.matches("[0-9.]+") ? ip : "[" + token(ip) + "]";
    }

    static boolean isIp(String text) {
        return IP.matcher(text).matches();
    }

    private static String token(String text) {
        return PLAIN.matcher(text).matches() || isIp(text) ? text : Text.quoted(text);
    }
}
