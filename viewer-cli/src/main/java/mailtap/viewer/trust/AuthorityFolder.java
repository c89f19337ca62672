package mailtap.viewer.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mailtap.config.Keys;
import mailtap.config.Settings;
import mailtap.relay.tls.Authority;
import mailtap.relay.tls.AuthorityException;
import mailtap.relay.tls.AuthorityStore;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.home.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * The authority in force, and the one that is to follow it. mailtap's own lies in {@code ca/} of the data folder, its
 * successor in {@code ca/next/}, certificates that were in force once in {@code ca/retired/}. Settings may name one of the
 * operator's own instead, which is only read.
 */
public final class AuthorityFolder {
    private static final String RETIRED = "retired";

    private final Path folder;
    private final AuthorityStore own;
    private final AuthorityStore next;
    private final @Nullable Path certificate;
    private final @Nullable Path key;

    private AuthorityFolder(Path folder, @Nullable Path certificate, @Nullable Path key) {
        this.folder = folder;
        this.own = new AuthorityStore(folder);
        this.next = new AuthorityStore(folder.resolve("next"));
        this.certificate = certificate;
        this.key = key;
    }

    public static AuthorityFolder of(Settings settings) {
        Path certificate = settings.get(Keys.TLS_AUTHORITY_CERTIFICATE).orElse(null);
        Path key = settings.get(Keys.TLS_AUTHORITY_KEY).orElse(null);
        if ((certificate == null) != (key == null)) {
            throw new Mistake("tls.authority-certificate and tls.authority-key belong together: name both or none");
        }
        return new AuthorityFolder(settings.get(Keys.DATA).toAbsolutePath().resolve("ca"), certificate, key);
    }

    /** Whether it is one of the operator's own, which mailtap neither makes nor changes. */
    public boolean isSupplied() {
        return certificate != null;
    }

    /** What programs are told to trust. */
    public Path certificateFile() {
        return certificate == null ? own.certificateFile() : certificate;
    }

    public Path nextFile() {
        return next.certificateFile();
    }

    /** The authority in force, if there is one yet. */
    public Optional<Authority> inForce() throws IOException {
        if (certificate != null && key != null) {
            return Optional.of(read(certificate, key));
        }
        return own.exists() ? Optional.of(read(own)) : Optional.empty();
    }

    /** The one that is to follow. */
    public Optional<Authority> next() throws IOException {
        return next.exists() ? Optional.of(read(next)) : Optional.empty();
    }

    private static Authority read(AuthorityStore store) throws IOException {
        try {
            return store.load();
        } catch (AuthorityException e) {
            throw new Mistake(
                    e.getMessage() + "; put it back from a backup, or delete "
                            + store.certificateFile().getParent()
                            + " to have a new one made, which programs must then trust",
                    e);
        }
    }

    private static Authority read(Path certificate, Path key) throws IOException {
        try {
            return AuthorityStore.load(certificate, key);
        } catch (AuthorityException e) {
            throw new Mistake(e.getMessage() + " (tls.authority-certificate and tls.authority-key name them)", e);
        }
    }

    /** Makes the first one. */
    public Authority create(Collection<String> servers, Instant now, boolean constrained) throws IOException {
        Authority fresh = Authority.create(servers, now, constrained);
        own.save(fresh);
        return fresh;
    }

    /** Makes the one that is to follow; what is in force goes on being used. */
    public Authority prepare(Collection<String> servers, Instant now, boolean constrained) throws IOException {
        Authority fresh = Authority.create(servers, now, constrained);
        PrivateFiles.createFolder(folder);
        next.save(fresh);
        return fresh;
    }

    /** Puts the one that was prepared in force. Of the one before, the certificate is kept and the key is not. */
    public void follow(Authority successor) throws IOException {
        Optional<Authority> old = own.exists() ? Optional.of(read(own)) : Optional.empty();
        if (old.isPresent()) {
            Path retired = folder.resolve(RETIRED);
            PrivateFiles.createFolder(retired);
            String name = old.get().fingerprint().replace(":", "").substring(0, 16) + ".pem";
            PrivateFiles.createFile(retired.resolve(name), Files.readAllBytes(own.certificateFile()));
        }
        own.save(successor);
        for (Path file : files(next.certificateFile().getParent())) {
            Files.delete(file);
        }
    }

    /** Certificates of authorities that were in force before, which programs may still trust. */
    public List<Path> retired() throws IOException {
        return files(folder.resolve(RETIRED));
    }

    private static List<Path> files(@Nullable Path folder) throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Names of an authority to be made: those asked for, and those that the one before was made for. */
    public static Set<String> joined(Collection<String> asked, Optional<Authority> before) {
        Set<String> names = new LinkedHashSet<>(asked);
        before.ifPresent(old -> names.addAll(old.constraints()));
        return names;
    }
}
