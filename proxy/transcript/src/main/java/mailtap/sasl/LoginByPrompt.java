package mailtap.sasl;

import java.util.Locale;
import mailtap.transcript.Bytes;
import mailtap.transcript.Label;
import mailtap.transcript.SecretFacts.Encoding;

/**
 * LOGIN, which no RFC describes: the server asks for a user name, then for a password. The first answer is shown as the
 * name only when the prompt asked for one or it came with the command; with an odd prompt or none both are masked.
 */
final class LoginByPrompt implements Mechanism {
    private enum Prompt {
        NONE,
        NAME,
        OTHER
    }

    private Prompt prompt = Prompt.NONE;

    @Override
    public int answers() {
        return 2;
    }

    @Override
    public Label challenge(Token token, Evidence evidence) {
        Bytes text = token.decoded() == null ? token.wire() : token.decoded();
        String words = text.latin1().strip().toLowerCase(Locale.ROOT);
        prompt = words.startsWith("user") || words.startsWith("login") ? Prompt.NAME : Prompt.OTHER;
        return Label.REPLY;
    }

    @Override
    public Label answer(int index, Token token, Evidence evidence) {
        return index == 0 && prompt != Prompt.OTHER && isName(token, evidence)
                ? Label.IDENTITY
                : password(token, evidence);
    }

    /** Encoded text, or one plain word of somebody who was asked and did not encode it; all else may be a password. */
    private boolean isName(Token token, Evidence evidence) {
        Bytes decoded = token.decoded();
        if (decoded != null && decoded.indexOf((byte) 0, 0) < 0 && Base64Token.isText(decoded)) {
            evidence.user(Base64Token.text(decoded));
            return true;
        }
        Bytes wire = token.wire();
        if (prompt == Prompt.NAME && Base64Token.isText(wire) && wire.indexOf((byte) ' ', 0) < 0) {
            evidence.plainUser(Base64Token.text(wire));
            return true;
        }
        return false;
    }

    private static Label password(Token token, Evidence evidence) {
        evidence.token(token.wire());
        Bytes decoded = token.decoded();
        if (decoded == null || !Base64Token.isText(decoded)) {
            evidence.notBase64(token.wire());
        } else {
            evidence.secret(decoded, Encoding.BASE64);
        }
        return Label.CREDENTIAL;
    }
}
