package mailtap.sasl;

import java.util.List;
import java.util.Optional;
import mailtap.sasl.SaslToken.Making;
import mailtap.transcript.Bytes;

/** The challenge, the answer and the proof of DIGEST-MD5 (RFC 2831). */
final class DigestShape implements Shape {
    private static final List<String> OF_CHALLENGE = List.of("realm", "nonce", "qop", "algorithm", "cipher", "charset");
    private static final List<String> OF_ANSWER =
            List.of("username", "realm", "authzid", "nonce", "cnonce", "nc", "qop", "digest-uri", "charset");

    @Override
    public boolean isOf(String mechanism) {
        return mechanism.equals("DIGEST-MD5");
    }

    @Override
    public Optional<SaslToken> read(Bytes decoded) {
        if (!Base64Token.isText(decoded)) {
            return Optional.empty();
        }
        Attributes said = Attributes.parse(Base64Token.text(decoded), ',');
        if (said.get("rspauth").isPresent()) {
            return Optional.of(SaslToken.of("DIGEST-MD5", "server's proof", "rspauth=")
                    .withSecret("rspauth", said.get("rspauth").orElse(null))
                    .done());
        }
        if (said.get("response").isPresent() && said.get("nonce").isPresent()) {
            return Optional.of(fill("answer", "nonce= and response=", OF_ANSWER, said)
                    .withSecret("response", said.get("response").orElse(null))
                    .done());
        }
        boolean challenge = said.get("nonce").isPresent()
                && (said.get("algorithm").isPresent() || said.get("qop").isPresent());
        return challenge
                ? Optional.of(fill("challenge", "nonce= and algorithm= or qop=", OF_CHALLENGE, said)
                        .done())
                : Optional.empty();
    }

    private static Making fill(String what, String because, List<String> names, Attributes said) {
        Making making = SaslToken.of("DIGEST-MD5", what, because);
        names.forEach(name -> making.with(name, said.get(name).orElse(null)));
        return making;
    }
}
