package mailtap.relay.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * An authority on disk: {@code authority.pem}, which may be given to anybody, and {@code authority.key}, PKCS#8, which
 * may not. Both are 0600 in a 0700 folder from the moment they exist.
 */
public final class AuthorityStore {
    private static final String CERTIFICATE = "authority.pem";
    private static final String KEY = "authority.key";

    private final Path folder;

    public AuthorityStore(Path folder) {
        this.folder = folder;
    }

    public Path certificateFile() {
        return folder.resolve(CERTIFICATE);
    }

    public boolean exists() {
        return Files.exists(certificateFile()) || Files.exists(folder.resolve(KEY));
    }

    public Authority load() throws IOException {
        return load(certificateFile(), folder.resolve(KEY));
    }

    /** An authority of the user's own, from two PEM files. */
    public static Authority load(Path certificateFile, Path keyFile) throws IOException {
        X509Certificate certificate = PemFiles.certificates(certificateFile).getFirst();
        Authority authority = new Authority(certificate, PemFiles.key(keyFile));
        if (!authority.isAuthority()) {
            throw new AuthorityException(certificateFile + " is not a certificate authority for servers");
        }
        if (!authority.matches()) {
            throw new AuthorityException(keyFile + " is not the key of " + certificateFile);
        }
        return authority;
    }

    /** Replaces what is there; a reader sees the old pair or the new key with the new certificate, never half a file. */
    public void save(Authority authority) throws IOException {
        Files.createDirectories(folder, attribute("rwx------"));
        write(KEY, pem(new PemObject("PRIVATE KEY", authority.key().getEncoded())));
        write(CERTIFICATE, pem(authority.certificate()));
    }

    private void write(String name, String text) throws IOException {
        Path fresh = folder.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(fresh, options, attribute("rw-------"))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }
        Files.move(fresh, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static FileAttribute<?>[] attribute(String permissions) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }

    static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
