package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mailtap.relay.SmallDns.Exchanger;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionStart;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A route to a domain: which of its servers is talked to. */
@ExtendWith(Leaks.class)
@Timeout(60)
class MailExchangersTest {
    private final Ledger ledger = new Ledger();

    private Relay relay(Transport transport, InetSocketAddress dns, int port, Map<String, String> hosts)
            throws IOException {
        Route route = new Route(
                "mx",
                Protocol.SMTP,
                List.of(new InetSocketAddress(Scene.LOOPBACK, 0)),
                "example.test",
                port,
                RouteTls.NONE,
                true);
        RelaySettings settings =
                RelaySettings.defaults().withNameServers(List.of(dns)).withConnectTimeout(Duration.ofSeconds(10));
        return Relay.start(
                List.of(route),
                Relay.workplace(settings, transport, Ledger::chunks, ledger).withLookup(new Lookup() {
                    @Override
                    List<InetAddress> addresses(String host) throws UnknownHostException {
                        String address = hosts.get(host);
                        if (address == null) {
                            throw new UnknownHostException(host);
                        }
                        return List.of(InetAddress.getByName(address));
                    }
                }));
    }

    private SessionStart reached(Transport transport, Map<String, String> hosts, Exchanger... exchangers)
            throws IOException {
        try (SmallDns dns = SmallDns.answering(exchangers);
                ServerSocket server = new ServerSocket(0, 10, Scene.LOOPBACK);
                Relay relay = relay(transport, dns.address(), server.getLocalPort(), hosts)) {
            Peer client = Peer.to(Scene.address(relay));
            Peer there = new Peer(server.accept());
            there.say("220 hi\r\n");
            client.hears("220 hi\r\n");
            there.close();
            client.hearsEnd();
            client.close();
            return (SessionStart) ledger.awaitOne().getFirst();
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePreferredIsTalkedTo(Transport transport) throws IOException {
        SessionStart start = reached(
                transport,
                Map.of("a.example.test", "127.0.0.1", "b.example.test", "127.0.0.1"),
                new Exchanger(20, "a.example.test"),
                new Exchanger(10, "b.example.test"));
        assertThat(start.server().host()).isEqualTo("b.example.test");
        assertThat(start.server().ip()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @EnumSource
    void theNextIsTriedWhereOneIsNotToBeHad(Transport transport) throws IOException {
        SessionStart start = reached(
                transport,
                // Nobody listens at the second's address.
                Map.of("b.example.test", "127.0.0.9", "c.example.test", "127.0.0.1"),
                new Exchanger(10, "a.example.test"),
                new Exchanger(20, "b.example.test"),
                new Exchanger(30, "c.example.test"));
        assertThat(start.server().host()).isEqualTo("c.example.test");
    }

    @ParameterizedTest
    @EnumSource
    void aDomainWithoutAnyIsItsOwn(Transport transport) throws IOException {
        SessionStart start = reached(transport, Map.of("example.test", "127.0.0.1"));
        assertThat(start.server().host()).isEqualTo("example.test");
    }

    @ParameterizedTest
    @EnumSource
    void aDomainThatTakesNoMailIsNamed(Transport transport) throws IOException {
        try (SmallDns dns = SmallDns.answering(new Exchanger(0, "."));
                Relay relay = relay(transport, dns.address(), 25, Map.of())) {
            Peer client = Peer.to(Scene.address(relay));
            client.hearsNoMore();
            client.close();
            assertThat(Ledger.findings(ledger.awaitOne())).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(FindingKind.UPSTREAM_UNREACHABLE);
                assertThat(finding.detail()).isEqualTo("mx:example.test:25: the domain takes no mail (null MX)");
            });
        }
    }
}
