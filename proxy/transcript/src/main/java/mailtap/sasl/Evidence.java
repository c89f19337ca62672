package mailtap.sasl;

import java.util.LinkedHashMap;
import java.util.Map;
import mailtap.transcript.Bytes;
import mailtap.transcript.SecretFacts;
import mailtap.transcript.SecretFacts.Encoding;
import org.jspecify.annotations.Nullable;

/** What one login attempt has shown so far: gathered while the secret is at hand, kept when it is gone. */
final class Evidence {
    private final Secrets secrets;
    private final KnownSecrets known;
    private @Nullable String user;
    private @Nullable String authzid;
    private @Nullable SecretFacts secret;
    private final Map<String, String> details = new LinkedHashMap<>();
    private boolean base64 = true;

    Evidence(Secrets secrets, KnownSecrets known) {
        this.secrets = secrets;
        this.known = known;
    }

    @Nullable
    String user() {
        return user;
    }

    @Nullable
    String authzid() {
        return authzid;
    }

    @Nullable
    SecretFacts secret() {
        return secret;
    }

    Map<String, String> details() {
        return details;
    }

    /** Something said in the open, under a name of ours; how many names there are is for the mechanisms to know. */
    void detail(String name, @Nullable String value) {
        String kept = cut(value);
        if (kept != null) {
            details.put(name, kept);
        }
    }

    /** Whether the answer read last was Base64. */
    boolean isBase64() {
        return base64;
    }

    void nextAnswer() {
        base64 = true;
    }

    /** A name that was not encoded, though it should have been. */
    void plainUser(String name) {
        base64 = false;
        user(name);
    }

    void user(@Nullable String name) {
        user = cut(name);
    }

    void authzid(@Nullable String name) {
        authzid = cut(name);
    }

    /** What must not be shown elsewhere either: the part of an answer that proves the secret. */
    void hidden(Bytes part) {
        known.learn(part);
    }

    /** A token whose bytes are never shown, whatever it says. */
    void token(Bytes wire) {
        known.learnToken(wire);
    }

    /** The secret itself: a password, a bearer token. */
    void secret(Bytes decoded, Encoding encoding) {
        known.learn(decoded);
        boolean edges = !decoded.isEmpty() && (isBlank(decoded.at(0)) || isBlank(decoded.at(decoded.length() - 1)));
        secret = new SecretFacts(encoding, decoded.isEmpty(), edges, secrets.fingerprintOf(decoded));
    }

    /** A proof made from a secret, such as a digest: nothing in it can be compared between sessions. */
    void proof(Bytes decoded) {
        secret = new SecretFacts(Encoding.BASE64, decoded.isEmpty(), false, -1);
    }

    /** The same, where the protocol does not encode it. */
    void digest(Bytes digest) {
        known.learn(digest);
        secret = new SecretFacts(Encoding.PLAIN, digest.isEmpty(), false, -1);
    }

    /** An answer that should be Base64 and is not: all of it may be the secret. */
    void notBase64(Bytes wire) {
        base64 = false;
        secret(wire, Encoding.NOT_BASE64);
        known.learnWords(wire);
    }

    private @Nullable String cut(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return name.substring(0, Math.min(name.length(), known.bounds().nameCharacters()));
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || Base64Token.isControl(b);
    }
}
