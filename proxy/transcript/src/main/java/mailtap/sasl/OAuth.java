package mailtap.sasl;

import java.util.Locale;
import java.util.Map;
import mailtap.transcript.Bytes;
import mailtap.transcript.Label;
import mailtap.transcript.SecretFacts.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * XOAUTH2 and OAUTHBEARER (RFC 7628): one answer of pairs parted by {@code ^A}, one of them {@code auth=Bearer token}.
 * Refused, the server sends a challenge that says why, and the client an empty answer; that challenge may be shown.
 */
final class OAuth implements Mechanism {
    private static final char PART = '\u0001';
    private static final String BEARER = "bearer ";

    @Override
    public int answers() {
        return 2;
    }

    /** {@code {"status":"401","schemes":"bearer","scope":"…"}} (RFC 7628 3.2.2). */
    @Override
    public Label challenge(Token token, Evidence evidence) {
        Bytes decoded = token.decoded();
        if (decoded != null && !decoded.isEmpty()) {
            Map<String, String> error = FlatJson.read(Base64Token.text(decoded));
            evidence.detail("error", error.get("status"));
            evidence.detail("error-scope", error.get("scope"));
            evidence.detail("error-schemes", error.get("schemes"));
        }
        return Label.REPLY;
    }

    @Override
    public Label answer(int index, Token token, Evidence evidence) {
        Bytes decoded = token.decoded();
        if (decoded == null) {
            evidence.notBase64(token.wire());
        } else if (index == 0) {
            read(Base64Token.text(decoded), evidence);
        } else {
            evidence.hidden(decoded);
        }
        return Label.CREDENTIAL;
    }

    private static void read(String text, Evidence evidence) {
        evidence.user(user(text));
        String auth = Attributes.parse(text, PART).get("auth").orElse("");
        boolean bearer = auth.toLowerCase(Locale.ROOT).startsWith(BEARER);
        String secret = bearer ? auth.substring(BEARER.length()) : auth.isEmpty() ? text : auth;
        evidence.secret(Bytes.utf8(secret), Encoding.BASE64);
        AccessToken.read(secret, evidence);
    }

    /** {@code user=name} in the one, {@code n,a=name,} of a GS2 header in the other. */
    private static @Nullable String user(String text) {
        int end = text.indexOf(PART);
        String head = end < 0 ? text : text.substring(0, end);
        Attributes first = Attributes.parse(head, ',');
        return first.get("user").or(() -> first.get("a")).orElse(null);
    }
}
