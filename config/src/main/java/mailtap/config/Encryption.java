package mailtap.config;

/** How TLS begins with an upstream. */
public enum Encryption {
    /** Only if the client asks for it. */
    PLAIN,
    /** By STARTTLS or STLS. */
    STARTTLS,
    /** With the first byte. */
    IMPLICIT
}
