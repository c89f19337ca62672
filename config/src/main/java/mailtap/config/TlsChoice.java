package mailtap.config;

/** What an operator wants done with the TLS of a route. */
public enum TlsChoice {
    INTERCEPT,
    PASS,
    ORIGINATE
}
