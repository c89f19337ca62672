package mailtap.sasl;

import mailtap.transcript.Bytes;
import mailtap.transcript.Label;

/** CRAM-MD5 (RFC 2195): a challenge, then {@code user digest}. The name ends at the last blank, as it may hold some. */
final class CramMd5 implements Mechanism {
    @Override
    public int answers() {
        return 1;
    }

    @Override
    public Label answer(int index, Token token, Evidence evidence) {
        Bytes decoded = token.decoded();
        if (decoded == null || !Base64Token.isText(decoded)) {
            evidence.notBase64(token.wire());
            return Label.CREDENTIAL;
        }
        String text = Base64Token.text(decoded);
        int blank = text.lastIndexOf(' ');
        if (blank > 0) {
            evidence.user(text.substring(0, blank));
        }
        evidence.hidden(Bytes.utf8(text.substring(blank + 1)));
        evidence.proof(decoded);
        return Label.CREDENTIAL;
    }
}
