package mailtap.sasl;

import mailtap.transcript.Bytes;
import mailtap.transcript.Label;
import org.jspecify.annotations.Nullable;

/** How one SASL mechanism's answers and challenges are to be read. Answers are counted from 0, the initial one too. */
interface Mechanism {
    /**
     * @param wire as it stood on the line
     * @param decoded the same decoded, or null where it is not Base64
     */
    record Token(Bytes wire, @Nullable Bytes decoded) {
        static Token of(Bytes wire) {
            return new Token(wire, Base64Token.decode(wire));
        }
    }

    /** How many answers the client has to give: so many lines are masked even when the server refuses at once. */
    int answers();

    /** Reads an answer into the evidence and says whether it may be shown. */
    Label answer(int index, Token token, Evidence evidence);

    /** Reads a challenge and says whether it may be shown. */
    default Label challenge(Token token, Evidence evidence) {
        return isProof(token) ? Label.CREDENTIAL : Label.REPLY;
    }

    /** Whether it is the server's own proof that it knows the secret, which may stand in its last word too. */
    default boolean isProof(Token token) {
        return false;
    }
}
