package mailtap.sasl;

import mailtap.transcript.Label;

/** A mechanism nobody here knows: every answer may be the secret, and none can be understood. */
final class Unknown implements Mechanism {
    private final int answers;

    Unknown(int answers) {
        this.answers = answers;
    }

    @Override
    public int answers() {
        return answers;
    }

    @Override
    public Label answer(int index, Token token, Evidence evidence) {
        evidence.token(token.wire());
        if (token.decoded() == null) {
            evidence.notBase64(token.wire());
        } else {
            evidence.proof(token.decoded());
        }
        return Label.CREDENTIAL;
    }
}
