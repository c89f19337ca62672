package mailtap.config;

import java.util.Locale;

/** What is spoken where a route listens, and whether from the first byte in TLS. */
public enum Listener {
    SMTP(Scheme.SMTP, false),
    SMTPS(Scheme.SMTP, true),
    LMTP(Scheme.LMTP, false),
    POP3(Scheme.POP3, false),
    POP3S(Scheme.POP3, true);

    private final Scheme scheme;
    private final boolean tls;

    Listener(Scheme scheme, boolean tls) {
        this.scheme = scheme;
        this.tls = tls;
    }

    public Scheme scheme() {
        return scheme;
    }

    public boolean tls() {
        return tls;
    }

    /** The option that adds such a route. */
    public String flag() {
        return "--" + word();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
