package mailtap.viewer.home;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of this machine under which secrets get their 16-bit fingerprint: enough to say "the same password as in the
 * session that worked", too short to guess it from. It lies outside the data folder and is never exported with it.
 */
public final class FingerprintKey {
    private static final int LENGTH = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    private FingerprintKey(byte[] key) {
        this.key = key;
    }

    /** Reads the key, or makes one at first use. Two first uses at once agree on one key. */
    public static FingerprintKey in(Path state) throws IOException {
        Path file = state.resolve("fingerprint.key");
        PrivateFiles.createFolder(state);
        if (!Files.exists(file)) {
            byte[] fresh = new byte[LENGTH];
            new SecureRandom().nextBytes(fresh);
            publish(state, file, fresh);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != LENGTH) {
            throw new IOException(file + " is damaged: " + key.length + " bytes instead of " + LENGTH
                    + "; delete it to have a new one (older fingerprints then match nothing)");
        }
        return new FingerprintKey(key);
    }

    private static void publish(Path state, Path file, byte[] key) throws IOException {
        Path fresh = Files.createTempFile(state, "fingerprint", ".new");
        try {
            Files.write(fresh, key);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its key is the key.
            return;
        } catch (UnsupportedOperationException e) {
            PrivateFiles.createFile(file, key);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    public int fingerprint(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] digest = mac.doFinal(secret);
            return (digest[0] & 0xFF) << 8 | (digest[1] & 0xFF);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
