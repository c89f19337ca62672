package mailtap.relay.tls;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Mints the certificates that clients are shown: one for each name a client asks for, holding the upstream's name and
 * this machine's own names as well, so that a client pointed at {@code 127.0.0.1} is content too.
 */
public final class LeafMint {
    /** A client may ask for any name it likes; the oldest leaf makes room. */
    public static final int MAX_LEAVES = 256;

    /** A certificate, its issuer and its key, as a TLS server shows them. */
    public record Leaf(X509Certificate certificate, X509Certificate issuer, PrivateKey key) {}

    private final Authority authority;
    private final InstantSource clock;
    private final Executor executor;
    private final KeyPair pair = Certificates.newKeyPair();
    private final Map<List<String>, CompletableFuture<Leaf>> leaves = new LinkedHashMap<>(16, 0.75f, true);

    /** The executor does the minting; it must not be an event loop. */
    public LeafMint(Authority authority, InstantSource clock, Executor executor) {
        this.authority = authority;
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * A leaf for this server.
     *
     * @param serverName as the client asked for it, null where it did not; a name outside the authority's constraints,
     *     or none at all, is left out, and the client will say that the name does not match
     */
    public CompletableFuture<Leaf> leaf(String upstream, @Nullable String serverName) {
        List<String> names = names(upstream, serverName);
        synchronized (leaves) {
            CompletableFuture<Leaf> known = leaves.get(names);
            if (known == null || known.isCompletedExceptionally() || expiresSoon(known)) {
                known = CompletableFuture.supplyAsync(() -> mint(names), executor);
                leaves.put(names, known);
                dropOldest();
            }
            return known;
        }
    }

    /** The name a client asked for, where it is one and the authority may not sign for it. */
    Optional<String> uncovered(@Nullable String serverName) {
        return Optional.ofNullable(serverName)
                .map(ServerNames::canonical)
                .filter(name -> ServerNames.isName(name) && !authority.covers(name));
    }

    private List<String> names(String upstream, @Nullable String serverName) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : serverName == null ? List.of(upstream) : List.of(serverName, upstream)) {
            String canonical = ServerNames.canonical(name);
            if (ServerNames.isName(canonical) && authority.covers(canonical)) {
                names.add(canonical);
            }
        }
        ServerNames.withOwn(List.of()).stream().filter(authority::covers).forEach(names::add);
        return new ArrayList<>(names);
    }

    private Leaf mint(List<String> names) {
        X509Certificate certificate = Certificates.leaf(authority, pair.getPublic(), names, clock.instant());
        return new Leaf(certificate, authority.certificate(), pair.getPrivate());
    }

    private boolean expiresSoon(CompletableFuture<Leaf> leaf) {
        return leaf.isDone()
                && leaf.join()
                        .certificate()
                        .getNotAfter()
                        .toInstant()
                        .isBefore(clock.instant().plus(Certificates.LEAF_LIFE.dividedBy(3)));
    }

    private void dropOldest() {
        if (leaves.size() > MAX_LEAVES) {
            leaves.remove(leaves.keySet().iterator().next());
        }
    }

    int remembered() {
        synchronized (leaves) {
            return leaves.size();
        }
    }
}
