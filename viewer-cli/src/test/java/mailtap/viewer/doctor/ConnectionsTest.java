package mailtap.viewer.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ConnectionsTest {
    @Test
    void a_line_of_the_kernel_is_read() throws IOException {
        String line =
                "  12: 0100007F:B2A4 2D00A8C0:024B 01 00000000:00000000 00:00000000 00000000  1000        0 4711 1"
                        + " 0000000000000000 20 4 30 10 -1";
        assertThat(Connections.of(line))
                .contains(new Connections.Connection(InetAddress.getByName("192.168.0.45"), 587, 4711));
        assertThat(Connections.of(line.replace(" 01 ", " 0A "))).isEmpty();
        assertThat(Connections.of("  sl  local_address rem_address   st")).isEmpty();
        assertThat(Connections.of(line.replace("2D00A8C0:024B", "garbage"))).isEmpty();
        assertThat(Connections.of(line.replace("2D00A8C0:024B", "B80D0120000000000000000001000000:03E3")))
                .contains(new Connections.Connection(InetAddress.getByName("2001:db8::1"), 995, 4711));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoever_is_connected_is_found() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            List<Connections.Connection> there = Connections.all().stream()
                    .filter(one -> one.port() == client.getPort())
                    .toList();
            assertThat(there).hasSize(1);
            assertThat(Connections.owners(there).values())
                    .extracting(Connections.Program::process)
                    .contains(ProcessHandle.current().pid());
        }
    }
}
