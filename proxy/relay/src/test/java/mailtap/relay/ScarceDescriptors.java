package mailtap.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import mailtap.transcript.Protocol;

/**
 * A relay in a process of its own, so that a test can deny it descriptors. Says its port, then how many sessions are
 * open whenever a line comes in, and stops at the end of its input.
 */
final class ScarceDescriptors {
    private ScarceDescriptors() {}

    public static void main(String[] arguments) throws IOException {
        Transport transport = Transport.valueOf(arguments[0]);
        Route route = new Route(
                "scarce",
                Protocol.SMTP,
                List.of(new InetSocketAddress(Scene.LOOPBACK, 0)),
                "127.0.0.1",
                Integer.parseInt(arguments[1]));
        try (Relay relay = Relay.start(
                List.of(route), Relay.workplace(RelaySettings.defaults(), transport, Ledger::chunks, new Ledger()))) {
            System.out.println(Scene.address(relay).getPort());
            while (System.in.read() >= 0) {
                System.out.println(relay.openSessions());
            }
        }
    }
}
