package mailtap.viewer.home;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The key of this user under which secrets get their 16-bit fingerprint: enough to say "the same password as in the
 * session that worked", too short to guess it from. It lies outside the data folder and never travels with it.
 */
public final class FingerprintKey {
    private static final int LENGTH = 32;

    private FingerprintKey() {}

    /** Reads the key, or makes one at first use. Two first uses at once agree on one key. */
    public static byte[] in(Path state) throws IOException {
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
        return key;
    }

    // Written under another name first, so that nobody ever reads half a key.
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
}
