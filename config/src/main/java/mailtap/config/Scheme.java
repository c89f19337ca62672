package mailtap.config;

import java.util.Locale;

/** What is spoken on a route, and the port meant where none is given. LMTP's 24 is custom, not law. */
public enum Scheme {
    SMTP(25),
    LMTP(24),
    POP3(110);

    private final int defaultPort;

    Scheme(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** As written in a URL and in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
