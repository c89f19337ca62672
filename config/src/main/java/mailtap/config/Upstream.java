package mailtap.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The real server behind a route. */
public record Upstream(Scheme scheme, String host, int port) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");
    private static final Set<String> NEED_TLS = Set.of("smtps", "smtp+starttls", "pop3s", "pop3+stls", "lmtps");

    /**
     * {@code host}, {@code host:port}, {@code smtp://host:port} and the like.
     *
     * @param spoken what the route's listener speaks; a URL may say LMTP on an SMTP route
     */
    public static Upstream parse(String text, Scheme spoken) throws BadSettings {
        int mark = text.indexOf("://");
        Scheme scheme = mark < 0 ? spoken : scheme(text.substring(0, mark), text, spoken);
        String rest = mark < 0 ? text : text.substring(mark + 3);
        if (mark < 0 && rest.startsWith("mx:")) {
            throw new BadSettings("\"" + text + "\": upstreams by MX record are not built yet: name the server");
        }
        return hostAndPort(rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest, scheme, text);
    }

    private static Scheme scheme(String word, String text, Scheme spoken) throws BadSettings {
        String lower = word.toLowerCase(Locale.ROOT);
        if (NEED_TLS.contains(lower)) {
            throw new BadSettings("\"" + text + "\": this build opens no TLS yet; a plain upstream such as "
                    + spoken.word() + "://host relays STARTTLS closed, as it passes");
        }
        boolean mail = spoken != Scheme.POP3;
        if (lower.equals("pop3") && !mail) {
            return Scheme.POP3;
        }
        if (lower.equals("smtp") && spoken == Scheme.SMTP) {
            return Scheme.SMTP;
        }
        if (lower.equals("lmtp") && mail) {
            return Scheme.LMTP;
        }
        throw new BadSettings(
                "\"" + text + "\": a route that speaks " + spoken.word() + " cannot have " + word + ":// behind it");
    }

    private static Upstream hostAndPort(String rest, Scheme scheme, String text) throws BadSettings {
        int close = rest.startsWith("[") ? rest.indexOf(']') : -1;
        int colon = rest.indexOf(':', Math.max(close, 0));
        String shown = colon < 0 ? rest : rest.substring(0, colon);
        int port = colon < 0 ? scheme.defaultPort() : Address.port(rest.substring(colon + 1));
        String host = close > 0 && close == shown.length() - 1 ? shown.substring(1, close) : shown;
        boolean known =
                close > 0 ? Address.literal(host) != null : NAME.matcher(host).matches();
        if (!known || port <= 0) {
            throw new BadSettings("\"" + text + "\" is not an upstream: expected host, host:port or "
                    + scheme.word() + "://host:port, such as " + scheme.word() + ".example.com:"
                    + scheme.defaultPort());
        }
        return new Upstream(scheme, host, port);
    }

    @Override
    public String toString() {
        return scheme.word() + "://" + Address.withPort(host, port);
    }
}
