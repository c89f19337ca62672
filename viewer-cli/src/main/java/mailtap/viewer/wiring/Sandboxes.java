package mailtap.viewer.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import mailtap.relay.tls.Authority;
import mailtap.relay.tls.AuthorityException;
import mailtap.relay.tls.AuthorityStore;
import mailtap.relay.tls.LeafMint;
import mailtap.sandbox.Sandbox;
import mailtap.sandbox.SandboxSettings;
import mailtap.sandbox.SandboxTls;
import mailtap.viewer.home.Mistake;

/** Starts the sandbox, where a port that is taken is the operator's to put right. */
public final class Sandboxes {
    /** By which its certificate names it besides localhost. */
    private static final String NAME = "sandbox.test";

    private static final Duration LEFT_MIN = Duration.ofDays(14);

    private Sandboxes() {}

    /** One with TLS, and whom to believe about its certificate. */
    public record Secured(Sandbox sandbox, Authority authority, Path certificateFile) implements AutoCloseable {
        @Override
        public void close() {
            sandbox.close();
        }
    }

    /** Without TLS. */
    public static Sandbox plain() {
        return start(SandboxSettings.anywhere());
    }

    /**
     * With STARTTLS, STLS, and two ports that begin with TLS. Its authority lies in the state folder, so that a program
     * that was told to trust it does so the next time.
     */
    public static Secured secured(Sandbox.Ports ports, Path state, InstantSource clock) throws IOException {
        check(ports);
        AuthorityStore store = new AuthorityStore(state.resolve("sandbox"));
        Authority authority = authority(store, clock.instant());
        LeafMint.Leaf leaf =
                new LeafMint(authority, clock, Runnable::run).leaf(NAME, null).join();
        SandboxTls tls =
                new SandboxTls(List.of(leaf.certificate(), leaf.issuer()), leaf.key(), ports.smtps(), ports.pop3s());
        SandboxSettings settings =
                SandboxSettings.onPorts(ports.smtp(), ports.pop3()).withTls(tls);
        return new Secured(start(settings), authority, store.certificateFile());
    }

    private static Authority authority(AuthorityStore store, Instant now) throws IOException {
        if (store.exists()) {
            try {
                Authority known = store.load();
                if (known.expires().isAfter(now.plus(LEFT_MIN))) {
                    return known;
                }
            } catch (AuthorityException unusable) {
                // Nothing hangs on it: another one is made.
            }
        }
        Authority fresh = Authority.create(List.of(NAME), now, true);
        store.save(fresh);
        return fresh;
    }

    private static Sandbox start(SandboxSettings settings) {
        try {
            return Sandbox.start(settings);
        } catch (IOException e) {
            throw new Mistake(e.getMessage() + "; choose another port, 0 for any free one", e);
        }
    }

    private static void check(Sandbox.Ports ports) {
        for (int port : List.of(ports.smtp(), ports.pop3(), ports.smtps(), ports.pop3s())) {
            if (port < 0 || port > 65_535) {
                throw new Mistake(port + " is not a port: expected 1 to 65535, or 0 for any free one");
            }
        }
    }
}
