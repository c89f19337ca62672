package mailtap.config;

import java.util.Locale;

/**
 * A route as the operator asked for it. What is spoken is {@link Upstream#scheme()}.
 *
 * @param name letters, digits, hyphens and underscores; unique among the routes
 * @param listens how it listens: where the upstream speaks LMTP, SMTP may be said here
 * @param tls what was said of its TLS; {@link #mode()} is what follows from it
 * @param stage where on its way the mail is that goes there
 */
public record RouteSetting(
        String name,
        Listener listens,
        ListenAddress listen,
        Upstream upstream,
        TlsSetting tls,
        StageChoice stage,
        Origin origin) {
    /**
     * A route from the command line, named after protocol and port: {@code smtp-2525}.
     *
     * @param listens what the flag is for
     * @param text {@code LISTEN=UPSTREAM}
     */
    public static RouteSetting fromFlag(Listener listens, String text, TlsSetting tls) throws BadSettings {
        int equals = text.indexOf('=');
        Scheme spoken = listens.scheme();
        if (equals < 0) {
            throw new BadSettings(listens.flag() + " " + text + ": expected LISTEN=UPSTREAM, such as "
                    + (spoken == Scheme.POP3 ? "1110=" : "2525=") + spoken.word() + ".example.com:"
                    + spoken.defaultPort());
        }
        try {
            ListenAddress listen = ListenAddress.parse(text.substring(0, equals));
            Upstream upstream = Upstream.parse(text.substring(equals + 1), spoken);
            String name = upstream.scheme().word() + (listens.tls() ? "s-" : "-") + listen.port();
            Origin origin = new Origin(Origin.Source.COMMAND_LINE, listens.flag());
            return new RouteSetting(name, listens, listen, upstream, tls, StageChoice.AUTO, origin);
        } catch (BadSettings bad) {
            throw bad.at(listens.flag());
        }
    }

    RouteSetting named(String other) {
        return new RouteSetting(other, listens, listen, upstream, tls, stage, origin);
    }

    /** What is done with TLS: a plain listener before a server that wants TLS leaves it to mailtap to begin it. */
    public TlsChoice mode() {
        TlsChoice asked = tls.choice();
        if (!listens.tls() && upstream.encryption() == Encryption.IMPLICIT) {
            return TlsChoice.ORIGINATE;
        }
        if (asked != null) {
            return asked;
        }
        boolean begun = !listens.tls() && upstream.encryption() == Encryption.STARTTLS;
        return begun ? TlsChoice.ORIGINATE : TlsChoice.INTERCEPT;
    }

    /** As written in the configuration: {@code intercept}. */
    public String modeWord() {
        return mode().name().toLowerCase(Locale.ROOT);
    }

    /** As written in the configuration: {@code auto}. */
    public String stageWord() {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
