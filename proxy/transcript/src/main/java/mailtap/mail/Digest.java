package mailtap.mail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import mailtap.transcript.Bytes;

/** SHA-256, as it streams by. */
public final class Digest {
    private final MessageDigest sha256 = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    public void add(Bytes bytes) {
        bytes.addTo(sha256);
    }

    /** Once. */
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
