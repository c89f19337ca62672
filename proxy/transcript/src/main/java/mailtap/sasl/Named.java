package mailtap.sasl;

import mailtap.transcript.Bytes;
import mailtap.transcript.Label;

/** EXTERNAL (RFC 4422 A) and ANONYMOUS (RFC 4505): one answer that is a name or a word, and no secret at all. */
final class Named implements Mechanism {
    private final boolean actsAs;

    /** @param actsAs the name is one to act as, not one that logs in */
    Named(boolean actsAs) {
        this.actsAs = actsAs;
    }

    @Override
    public int answers() {
        return 1;
    }

    @Override
    public Label answer(int index, Token token, Evidence evidence) {
        Bytes decoded = token.decoded();
        if (decoded == null || !Base64Token.isText(decoded) || index > 0) {
            evidence.token(token.wire());
            evidence.notBase64(token.wire());
            return Label.CREDENTIAL;
        }
        if (actsAs) {
            evidence.authzid(Base64Token.text(decoded));
        } else {
            evidence.user(Base64Token.text(decoded));
        }
        return Label.IDENTITY;
    }
}
