package mailtap.viewer.wiring;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mailtap.config.Encryption;
import mailtap.config.Keys;
import mailtap.config.RouteSetting;
import mailtap.config.Settings;
import mailtap.config.TlsChoice;
import mailtap.config.TlsMinimum;
import mailtap.config.TlsSetting;
import mailtap.relay.RouteTls;
import mailtap.relay.RouteTls.Begin;
import mailtap.relay.tls.AuthorityException;
import mailtap.relay.tls.ClientCertificate;
import mailtap.relay.tls.ClientTls;
import mailtap.relay.tls.KeyLog;
import mailtap.relay.tls.LeafMint;
import mailtap.relay.tls.PemFiles;
import mailtap.relay.tls.TlsEngine;
import mailtap.relay.tls.TlsSettings;
import mailtap.relay.tls.TlsVersion;
import mailtap.relay.tls.UpstreamTls;
import mailtap.relay.tls.UpstreamTlsSettings;
import mailtap.relay.tls.UpstreamTlsSettings.Verification;
import mailtap.transcript.TlsMode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.trust.AuthorityFolder;
import mailtap.viewer.trust.AuthorityNeed;
import org.jspecify.annotations.Nullable;

/** What the routes of a run need for TLS: the authority, made where it is needed first, whom to believe, the key log. */
public final class RouteSecurity implements Closeable {
    private final @Nullable AuthorityNeed authority;
    private final @Nullable LeafMint mint;
    private final @Nullable KeyLog keyLog;
    private final Map<String, UpstreamTls> towardsServers;
    private final Map<TlsMinimum, ClientTls> towardsClients = new EnumMap<>(TlsMinimum.class);

    private RouteSecurity(
            @Nullable AuthorityNeed authority,
            @Nullable KeyLog keyLog,
            Map<String, UpstreamTls> towardsServers,
            InstantSource clock) {
        this.authority = authority;
        this.keyLog = keyLog;
        this.towardsServers = towardsServers;
        this.mint = authority == null
                ? null
                : new LeafMint(
                        authority.authority(),
                        clock,
                        task -> Thread.ofVirtual().name("mailtap-mint").start(task));
    }

    /**
     * Nothing is made before everything that was asked for has been found to be right.
     *
     * @param believed authorities of servers besides those that this machine believes
     */
    public static RouteSecurity prepare(Settings settings, InstantSource clock, List<X509Certificate> believed)
            throws IOException {
        Optional<Path> log = settings.get(Keys.TLS_KEY_LOG);
        if (log.isPresent() && !TlsEngine.preferred().isBoringSsl()) {
            throw new Mistake("tls.key-log needs BoringSSL, which this Java cannot load here; leave it out");
        }
        KeyLog keyLog = log.isPresent() ? KeyLog.to(log.get()) : null;
        try {
            Map<String, UpstreamTls> servers = new HashMap<>();
            for (RouteSetting route : settings.routes()) {
                if (route.mode() != TlsChoice.PASS) {
                    servers.put(
                            route.name(),
                            towardsServer(route, common(route.tls().minimum(), keyLog), believed));
                }
            }
            Optional<AuthorityNeed> need =
                    AuthorityNeed.of(AuthorityFolder.of(settings), settings.routes(), clock.instant());
            return new RouteSecurity(need.orElse(null), keyLog, servers, clock);
        } catch (IOException | RuntimeException e) {
            if (keyLog != null) {
                keyLog.close();
            }
            throw e;
        }
    }

    /** The authority that clients have to trust; empty where no route opens TLS. */
    public Optional<AuthorityNeed> authority() {
        return Optional.ofNullable(authority);
    }

    RouteTls of(RouteSetting route) {
        Begin listener = route.listens().tls() ? Begin.IMPLICIT : Begin.PLAIN;
        Begin server = begin(route.upstream().encryption());
        return switch (route.mode()) {
            case PASS -> new RouteTls(TlsMode.PASS, listener, server, null, null, false);
            case INTERCEPT -> RouteTls.intercept(listener, server, towardsClients(route.tls()), towardsServer(route));
            case ORIGINATE -> originate(route, server == Begin.PLAIN ? Begin.STARTTLS : server);
        };
    }

    private RouteTls originate(RouteSetting route, Begin server) {
        RouteTls tls = RouteTls.originate(server, towardsServer(route));
        return route.tls().plainAnywhere() ? tls.offeredAnywhere() : tls;
    }

    private static Begin begin(Encryption encryption) {
        return switch (encryption) {
            case PLAIN -> Begin.PLAIN;
            case STARTTLS -> Begin.STARTTLS;
            case IMPLICIT -> Begin.IMPLICIT;
        };
    }

    private ClientTls towardsClients(TlsSetting tls) {
        LeafMint leaves = mint;
        if (leaves == null) {
            throw new IllegalStateException("a route that opens TLS has an authority");
        }
        return towardsClients.computeIfAbsent(tls.minimum(), minimum -> new ClientTls(leaves, common(minimum, keyLog)));
    }

    private static TlsSettings common(TlsMinimum minimum, @Nullable KeyLog keyLog) {
        TlsVersion oldest = switch (minimum) {
            case TLS_1_0 -> TlsVersion.TLS_1_0;
            case TLS_1_1 -> TlsVersion.TLS_1_1;
            case TLS_1_2 -> TlsVersion.TLS_1_2;
            case TLS_1_3 -> TlsVersion.TLS_1_3;
        };
        return TlsSettings.defaults().withMinimum(oldest).withKeyLog(keyLog);
    }

    private UpstreamTls towardsServer(RouteSetting route) {
        return Objects.requireNonNull(towardsServers.get(route.name()), "what does not pass is prepared");
    }

    private static UpstreamTls towardsServer(RouteSetting route, TlsSettings common, List<X509Certificate> believed)
            throws IOException {
        TlsSetting.Server server = route.tls().server();
        List<X509Certificate> authorities = new ArrayList<>(believed);
        if (server.authorities() != null) {
            authorities.addAll(certificates(server.authorities(), route));
        }
        return UpstreamTls.of(UpstreamTlsSettings.defaults()
                .withCommon(common)
                .withVerification(verification(route))
                .withAuthorities(authorities)
                .withCertificate(own(server)));
    }

    private static Verification verification(RouteSetting route) {
        if (route.tls().server().unverified()) {
            return Verification.OFF;
        }
        return route.upstream().mx() ? Verification.OPPORTUNISTIC : Verification.REQUIRED;
    }

    private static @Nullable ClientCertificate own(TlsSetting.Server server) throws IOException {
        Path certificate = server.certificate();
        Path key = server.key();
        if (certificate == null) {
            return null;
        }
        try {
            return ClientCertificate.load(certificate, key == null ? certificate : key);
        } catch (AuthorityException e) {
            throw new Mistake(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<X509Certificate> certificates(Path file, RouteSetting route) throws IOException {
        try {
            return PemFiles.certificates(file);
        } catch (AuthorityException e) {
            throw new Mistake(e.getMessage() + " (upstream-ca of route " + route.name() + ")", e);
        }
    }

    /** The relay must have ended. */
    @Override
    public void close() throws IOException {
        if (keyLog != null) {
            keyLog.close();
        }
    }
}
