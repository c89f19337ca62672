package mailtap.sasl;

import mailtap.transcript.Bytes;
import mailtap.transcript.Label;

/**
 * DIGEST-MD5 (RFC 2831): a challenge, the client's proof, the server's proof ({@code rspauth}), and an empty answer.
 * Both proofs are masked: each can be guessed from offline.
 */
final class DigestMd5 implements Mechanism {
    @Override
    public int answers() {
        return 2;
    }

    @Override
    public boolean isProof(Token token) {
        Bytes decoded = token.decoded() == null ? token.wire() : token.decoded();
        return attributes(decoded).get("rspauth").isPresent();
    }

    @Override
    public Label answer(int index, Token token, Evidence evidence) {
        Bytes decoded = token.decoded();
        if (decoded == null) {
            evidence.notBase64(token.wire());
        } else if (index == 0 || !decoded.isEmpty()) {
            Attributes said = attributes(decoded);
            evidence.user(withRealm(said));
            evidence.authzid(said.get("authzid").orElse(null));
            evidence.detail("realm", said.get("realm").orElse(null));
            evidence.detail("digest-uri", said.get("digest-uri").orElse(null));
            evidence.hidden(said.get("response").map(Bytes::utf8).orElse(decoded));
            evidence.proof(decoded);
        }
        return Label.CREDENTIAL;
    }

    /** The realm belongs to the name when the name does not say it. */
    private static String withRealm(Attributes said) {
        String name = said.get("username").orElse("");
        String realm = said.get("realm").orElse("");
        return name.isEmpty() || realm.isEmpty() || name.contains("@") ? name : name + "@" + realm;
    }

    private static Attributes attributes(Bytes decoded) {
        return Attributes.parse(Base64Token.text(decoded), ',');
    }
}
