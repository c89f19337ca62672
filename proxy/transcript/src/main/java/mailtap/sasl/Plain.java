package mailtap.sasl;

import mailtap.transcript.Bytes;
import mailtap.transcript.Label;
import mailtap.transcript.SecretFacts.Encoding;

/** PLAIN (RFC 4616): one answer, {@code [authzid] NUL authcid NUL passwd}. */
final class Plain implements Mechanism {
    private static final byte NUL = 0;

    @Override
    public int answers() {
        return 1;
    }

    @Override
    public Label answer(int index, Token token, Evidence evidence) {
        evidence.token(token.wire());
        Bytes message = token.decoded();
        int first = message == null ? -1 : message.indexOf(NUL, 0);
        if (message == null || (first < 0 && !Base64Token.isText(message))) {
            evidence.notBase64(token.wire());
            return Label.CREDENTIAL;
        }
        int second = message.indexOf(NUL, first + 1);
        if (first >= 0 && second >= 0) {
            evidence.authzid(Base64Token.text(message.slice(0, first)));
            evidence.user(Base64Token.text(message.slice(first + 1, second)));
        }
        int password = second >= 0 && first >= 0 ? second + 1 : first + 1;
        evidence.secret(message.from(password), Encoding.BASE64);
        return Label.CREDENTIAL;
    }
}
