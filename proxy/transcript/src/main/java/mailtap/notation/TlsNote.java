package mailtap.notation;

import static mailtap.notation.Notes.named;

import java.time.DateTimeException;
import java.time.Instant;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsMode;
import mailtap.transcript.WireName;
import org.jspecify.annotations.Nullable;

/** TLS of one leg as a line of words, and back. */
final class TlsNote {
    private static final String FACT = "a text behind ";

    private final Tokens tokens;

    private TlsNote(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @param whole as it can be read back; else without the digests and dates that only programs compare */
    static String write(TlsFacts tls, boolean whole) {
        return WireName.of(tls.outcome()) + " towards " + WireName.of(tls.leg()) + " by " + WireName.of(tls.startedBy())
                + " "
                + WireName.of(tls.mode()) + named("version", tls.version()) + named("cipher", tls.cipher())
                + named("sni", tls.sni()) + named("alpn", tls.alpn())
                + certificate(tls.certificate(), whole)
                + named("verification", tls.verification())
                + (whole ? named("ja3", tls.ja3()) + named("ja4", tls.ja4()) : "")
                + (tls.handshakeMillis() < 0 ? "" : " took " + tls.handshakeMillis())
                + named("failure", tls.failure());
    }

    private static String certificate(TlsFacts.@Nullable Certificate certificate, boolean whole) {
        if (certificate == null) {
            return "";
        }
        return named("certificate", certificate.subject())
                + named("issuer", certificate.issuer())
                + (whole
                        ? named("sha256", certificate.sha256()) + " from " + certificate.notBefore() + " to "
                                + certificate.notAfter()
                        : "");
    }

    static TlsFacts read(Tokens tokens, Instant at) throws NotationException {
        return new TlsNote(tokens).facts(at);
    }

    private TlsFacts facts(Instant at) throws NotationException {
        TlsFacts.Outcome outcome = tokens.constant(TlsFacts.Outcome.class, "opened, passed or failed");
        tokens.need("towards");
        Side leg = tokens.constant(Side.class, "client or server");
        tokens.need("by");
        TlsFacts.StartedBy startedBy = tokens.constant(TlsFacts.StartedBy.class, "starttls, stls or implicit");
        TlsMode mode = tokens.constant(TlsMode.class, "intercept, pass or originate");
        return new TlsFacts(
                at,
                leg,
                startedBy,
                mode,
                outcome,
                fact("version"),
                fact("cipher"),
                fact("sni"),
                fact("alpn"),
                certificate(),
                fact("verification"),
                fact("ja3"),
                fact("ja4"),
                tokens.take("took") ? tokens.number("milliseconds", 10) : -1,
                fact("failure"));
    }

    private @Nullable String fact(String name) throws NotationException {
        return tokens.take(name) ? tokens.text(FACT + name) : null;
    }

    private TlsFacts.@Nullable Certificate certificate() throws NotationException {
        if (!tokens.take("certificate")) {
            return null;
        }
        String subject = tokens.text(FACT + "certificate");
        return new TlsFacts.Certificate(
                subject, orEmpty(fact("issuer")), orEmpty(fact("sha256")), time("from"), time("to"));
    }

    /** Empty where a line for the screen left it out. */
    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Instant time(String name) throws NotationException {
        if (!tokens.take(name)) {
            return Instant.EPOCH;
        }
        String text = tokens.next("a time");
        try {
            return Instant.parse(text);
        } catch (DateTimeException noTime) {
            throw tokens.expected("a time such as 2026-11-22T09:14:03Z, not " + text);
        }
    }
}
