package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionEnd.EndedBy;
import mailtap.transcript.SessionEnd.Wire;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RelayTest {
    @ParameterizedTest
    @EnumSource
    void serverTalksFirstAndAllIsRecorded(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            server.say("220 hi\r\n");
            client.hears("220 hi\r\n");
            client.say("QUIT\r\n");
            server.hears("QUIT\r\n");
            server.close();
            client.hearsEnd();
            client.close();

            List<Entry> entries = scene.ledger.awaitOne();
            assertThat(entries.getFirst()).isInstanceOfSatisfying(SessionStart.class, start -> {
                assertThat(start.client().port()).isEqualTo(client.port());
                assertThat(start.server().ip()).isEqualTo("127.0.0.1");
                assertThat(start.route()).isEqualTo("test");
            });
            assertThat(Ledger.bytes(entries, Side.SERVER)).asString().isEqualTo("220 hi\r\n");
            assertThat(Ledger.bytes(entries, Side.CLIENT)).asString().isEqualTo("QUIT\r\n");
            SessionEnd end = scene.ledger.awaitEnd();
            assertThat(end.endedBy()).isEqualTo(EndedBy.SERVER);
            assertThat(end.client()).isEqualTo(new Wire(6, 6));
            assertThat(end.server()).isEqualTo(new Wire(8, 8));
        }
    }
}
