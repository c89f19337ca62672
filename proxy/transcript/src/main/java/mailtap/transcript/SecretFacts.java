package mailtap.transcript;

/**
 * What is worth knowing of a secret that is not kept: enough to see why a login failed, too little to guess it.
 *
 * @param base64 how it was encoded
 * @param empty nothing between the quotes, so to say
 * @param edges a blank or control character at its beginning or end, as left by a careless copy and paste
 * @param fingerprint 16 bits of a keyed digest of the decoded secret, the same for the same secret; -1 without a key
 */
public record SecretFacts(Encoding base64, boolean empty, boolean edges, int fingerprint) {

    /** How the secret stood on the wire. */
    public enum Encoding {
        /** Proper Base64, as SASL wants it (RFC 4954 4). */
        BASE64,
        /** Should have been Base64 and is not. */
        NOT_BASE64,
        /** Plain by the protocol's own rule, as in {@code PASS}. */
        PLAIN
    }
}
