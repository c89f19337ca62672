package mailtap.sasl;

import java.util.Optional;
import mailtap.transcript.Bytes;

/** {@code [authzid] NUL authcid NUL passwd} (RFC 4616). */
final class PlainShape implements Shape {
    private static final byte NUL = 0;

    @Override
    public boolean isOf(String mechanism) {
        return mechanism.equals("PLAIN");
    }

    @Override
    public Optional<SaslToken> read(Bytes decoded) {
        int first = decoded.indexOf(NUL, 0);
        int second = first < 0 ? -1 : decoded.indexOf(NUL, first + 1);
        boolean text = second >= 0
                && Base64Token.isText(decoded.slice(0, first))
                && Base64Token.isText(decoded.slice(first + 1, second));
        if (!text || decoded.indexOf(NUL, second + 1) >= 0) {
            return Optional.empty();
        }
        return Optional.of(SaslToken.of("PLAIN", "initial response", "two NUL bytes part three texts")
                .with("authzid", Base64Token.text(decoded.slice(0, first)))
                .with("user", Base64Token.text(decoded.slice(first + 1, second)))
                .withSecret("password", Base64Token.text(decoded.from(second + 1)))
                .done());
    }
}
