package mailtap.sasl;

import java.util.regex.Pattern;
import mailtap.transcript.Bytes;
import mailtap.transcript.Label;

/**
 * SCRAM (RFC 5802, RFC 7677): names and nonces, then a proof from each side, then an empty answer. Both proofs are
 * masked; names, nonces, salt and count are not, as they prove nothing by themselves.
 */
final class Scram implements Mechanism {
    private static final Pattern FIRST =
            Pattern.compile("(n|y|p=[A-Za-z0-9.-]+),(a=[^,]*)?,n=[^,]*,r=[!-~]*", Pattern.DOTALL);

    /** The server's signature (RFC 5802 5.1). */
    private static final String SIGNATURE = "v=";

    @Override
    public int answers() {
        return 3;
    }

    @Override
    public boolean isProof(Token token) {
        Bytes decoded = token.decoded();
        return token.wire().latin1().startsWith(SIGNATURE)
                || (decoded != null && Base64Token.text(decoded).startsWith(SIGNATURE));
    }

    @Override
    public Label answer(int index, Token token, Evidence evidence) {
        Bytes decoded = token.decoded();
        String text = decoded == null ? "" : Base64Token.text(decoded);
        if (index == 0 && FIRST.matcher(text).matches()) {
            Attributes said = Attributes.parse(text, ',');
            evidence.user(said.get("n").map(Scram::unescaped).orElse(null));
            evidence.detail("channel-binding", text.substring(0, text.indexOf(',')));
            evidence.authzid(said.get("a").map(Scram::unescaped).orElse(null));
            return Label.IDENTITY;
        }
        if (decoded == null || !Base64Token.isText(decoded)) {
            evidence.notBase64(token.wire());
        } else if (!decoded.isEmpty()) {
            evidence.hidden(
                    Attributes.parse(text, ',').get("p").map(Bytes::utf8).orElse(decoded));
            evidence.proof(decoded);
        }
        return Label.CREDENTIAL;
    }

    private static String unescaped(String name) {
        return name.replace("=2C", ",").replace("=3D", "=");
    }
}
