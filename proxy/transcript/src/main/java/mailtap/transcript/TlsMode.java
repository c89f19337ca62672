package mailtap.transcript;

/** What mailtap does with TLS on a route. */
public enum TlsMode {
    /** Opens it: a handshake of its own on either leg, and what is said inside is read. */
    INTERCEPT,
    /** Relays it closed, and records what can be seen from outside. */
    PASS,
    /** Speaks plain with the client and TLS with the server. */
    ORIGINATE
}
