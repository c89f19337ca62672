package mailtap.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The real server behind a route.
 *
 * @param host of the server, or the domain whose mail exchangers are meant
 * @param encryption how it wants to be spoken to
 * @param mx whether the host is a domain, to be asked for its mail exchangers
 */
public record Upstream(Scheme scheme, String host, int port, Encryption encryption, boolean mx) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");
    private static final String MX = "mx:";
    private static final int SUBMISSION = 587;

    /**
     * {@code host}, {@code host:port}, {@code smtp://host:port}, {@code smtps://host}, {@code mx:domain} and the like.
     *
     * @param spoken what the route's listener speaks; a URL may say LMTP on an SMTP route
     */
    public static Upstream parse(String text, Scheme spoken) throws BadSettings {
        int mark = text.indexOf("://");
        String word = mark < 0 ? spoken.word() : text.substring(0, mark).toLowerCase(Locale.ROOT);
        if (mark < 0 && text.startsWith(MX)) {
            return exchangers(text, spoken);
        }
        Encryption encryption = encryption(word);
        Scheme scheme = scheme(bare(word, encryption), word, text, spoken);
        String rest = mark < 0 ? text : text.substring(mark + 3);
        String bare = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        return hostAndPort(bare, new Upstream(scheme, "", port(scheme, encryption), encryption, false), text);
    }

    private static Upstream exchangers(String text, Scheme spoken) throws BadSettings {
        if (spoken != Scheme.SMTP) {
            throw new BadSettings("\"" + text + "\": only SMTP finds its server by MX record");
        }
        Upstream meant = new Upstream(Scheme.SMTP, "", Scheme.SMTP.defaultPort(), Encryption.PLAIN, true);
        Upstream read = hostAndPort(text.substring(MX.length()), meant, text);
        if (Address.literal(read.host()) != null) {
            throw new BadSettings("\"" + text + "\": an address has no MX record: name a domain");
        }
        return read;
    }

    private static Encryption encryption(String word) {
        return switch (word) {
            case "smtps", "pop3s" -> Encryption.IMPLICIT;
            case "smtp+starttls", "pop3+stls" -> Encryption.STARTTLS;
            default -> Encryption.PLAIN;
        };
    }

    private static String bare(String word, Encryption encryption) {
        return switch (encryption) {
            case PLAIN -> word;
            case STARTTLS -> word.substring(0, word.indexOf('+'));
            case IMPLICIT -> word.substring(0, word.length() - 1);
        };
    }

    /** RFC 8314 where TLS is spoken from the first byte; RFC 6409 where a client submits and begins it itself. */
    private static int port(Scheme scheme, Encryption encryption) {
        return switch (encryption) {
            case PLAIN -> scheme.defaultPort();
            case STARTTLS -> scheme == Scheme.SMTP ? SUBMISSION : scheme.defaultPort();
            case IMPLICIT -> scheme == Scheme.POP3 ? 995 : 465;
        };
    }

    private static Scheme scheme(String bare, String word, String text, Scheme spoken) throws BadSettings {
        boolean mail = spoken != Scheme.POP3;
        if (bare.equals("pop3") && !mail) {
            return Scheme.POP3;
        }
        if (bare.equals("smtp") && spoken == Scheme.SMTP) {
            return Scheme.SMTP;
        }
        if (bare.equals("lmtp") && mail) {
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
        return new Upstream(scheme, host, port, meant.encryption(), meant.mx());
    }

    private String urlWord() {
        return switch (encryption) {
            case PLAIN -> scheme.word();
            case STARTTLS -> scheme.word() + (scheme == Scheme.POP3 ? "+stls" : "+starttls");
            case IMPLICIT -> scheme.word() + "s";
        };
    }

    @Override
    public String toString() {
        return (mx ? MX : urlWord() + "://") + Address.withPort(host, port);
    }
}
