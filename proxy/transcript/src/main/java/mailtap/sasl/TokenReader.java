package mailtap.sasl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mailtap.transcript.Bytes;

/** Takes tokens of logins apart: by the mechanism that is named, or by what they look like. */
public final class TokenReader {
    /** The surest signs first; plain text can be almost anything and comes last. */
    private static final List<Shape> SHAPES = List.of(
            new NtlmShape(),
            new OAuthShape(),
            new ScramShape(),
            new DigestShape(),
            new KerberosShape(),
            new PlainShape(),
            new CramShape(),
            new TextShape());

    /** Mechanisms whose tokens are understood; of families, the member that is met most. */
    public static final List<String> MECHANISMS = List.of(
            "PLAIN",
            "LOGIN",
            "CRAM-MD5",
            "DIGEST-MD5",
            "SCRAM-SHA-1",
            "SCRAM-SHA-256",
            "XOAUTH2",
            "OAUTHBEARER",
            "NTLM",
            "GSSAPI",
            "EXTERNAL",
            "ANONYMOUS");

    private TokenReader() {}

    /** What it looks like; empty where it looks like nothing that is known. */
    public static Optional<SaslToken> guess(Bytes decoded) {
        return SHAPES.stream()
                .map(shape -> shape.read(decoded))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Read as the token of this mechanism; empty where it is none. */
    public static Optional<SaslToken> as(String mechanism, Bytes decoded) {
        String name = mechanism.toUpperCase(Locale.ROOT);
        return SHAPES.stream()
                .filter(shape -> shape.isOf(name))
                .map(shape -> shape.read(decoded))
                .flatMap(Optional::stream)
                .findFirst()
                .map(token -> new SaslToken(name, token.what(), "named", token.fields()));
    }

    public static boolean knows(String mechanism) {
        return SHAPES.stream().anyMatch(shape -> shape.isOf(mechanism.toUpperCase(Locale.ROOT)));
    }

    /** An access token by itself: what it claims, where it says anything. */
    public static Optional<SaslToken> accessToken(String token) {
        SaslToken.Making making =
                SaslToken.of("JWT", "access token", "three parts, the first of which begins like JSON");
        AccessToken.claims(token).forEach(making::with);
        return AccessToken.isJwt(token) ? Optional.of(making.done()) : Optional.empty();
    }
}
