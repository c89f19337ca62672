package mailtap.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The real server behind a route.
 *
 * @param tls whether it speaks TLS from the first byte
 */
public record Upstream(Scheme scheme, String host, int port, boolean tls) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");
    private static final Set<String> NOT_YET = Set.of("smtp+starttls", "pop3+stls", "lmtps");

    /**
     * {@code host}, {@code host:port}, {@code smtp://host:port}, {@code smtps://host} and the like.
     *
     * @param spoken what the route's listener speaks; a URL may say LMTP on an SMTP route
     */
    public static Upstream parse(String text, Scheme spoken) throws BadSettings {
        int mark = text.indexOf("://");
        String word = mark < 0 ? spoken.word() : text.substring(0, mark).toLowerCase(Locale.ROOT);
        boolean tls = word.equals("smtps") || word.equals("pop3s");
        Scheme scheme = scheme(tls ? word.substring(0, word.length() - 1) : word, text, spoken);
        String rest = mark < 0 ? text : text.substring(mark + 3);
        if (mark < 0 && rest.startsWith("mx:")) {
            throw new BadSettings("\"" + text + "\": upstreams by MX record are not built yet: name the server");
        }
        String bare = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        return hostAndPort(bare, new Upstream(scheme, "", scheme.defaultPort(tls), tls), text);
    }

    private static Scheme scheme(String word, String text, Scheme spoken) throws BadSettings {
        if (NOT_YET.contains(word)) {
            throw new BadSettings("\"" + text + "\": mailtap does not begin TLS in the middle of a session yet; "
                    + (spoken == Scheme.POP3 ? "pop3s" : "smtps") + "://host speaks it from the first byte, and "
                    + spoken.word() + "://host relays what the client begins, closed");
        }
        boolean mail = spoken != Scheme.POP3;
        if (word.equals("pop3") && !mail) {
            return Scheme.POP3;
        }
        if (word.equals("smtp") && spoken == Scheme.SMTP) {
            return Scheme.SMTP;
        }
        if (word.equals("lmtp") && mail) {
            return Scheme.LMTP;
        }
        throw new BadSettings(
                "\"" + text + "\": a route that speaks " + spoken.word() + " cannot have " + word + ":// behind it");
    }

    private static Upstream hostAndPort(String rest, Upstream meant, String text) throws BadSettings {
        Scheme scheme = meant.scheme();
        int close = rest.startsWith("[") ? rest.indexOf(']') : -1;
        int colon = rest.indexOf(':', Math.max(close, 0));
        String shown = colon < 0 ? rest : rest.substring(0, colon);
        int port = colon < 0 ? meant.port() : Address.port(rest.substring(colon + 1));
        String host = close > 0 && close == shown.length() - 1 ? shown.substring(1, close) : shown;
        boolean known =
                close > 0 ? Address.literal(host) != null : NAME.matcher(host).matches();
        if (!known || port <= 0) {
            throw new BadSettings("\"" + text + "\" is not an upstream: expected host, host:port or "
                    + scheme.word() + "://host:port, such as " + scheme.word() + ".example.com:"
                    + scheme.defaultPort());
        }
        return new Upstream(scheme, host, port, meant.tls());
    }

    @Override
    public String toString() {
        return scheme.word() + (tls ? "s://" : "://") + Address.withPort(host, port);
    }
}
