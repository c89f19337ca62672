package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import mailtap.transcript.SessionEnd.EndedBy;
import mailtap.transcript.SessionEnd.Wire;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A half-close stays one, an end reaches the other side, a reset stays a reset. */
@ExtendWith(Leaks.class)
@Timeout(60)
class EndingsTest {
    @ParameterizedTest
    @EnumSource
    void clientHalfCloses(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            client.say("all I have");
            client.end();
            assertThat(server.hearAll()).asString().isEqualTo("all I have");
            server.say("still here");
            client.hears("still here");
            server.close();
            client.hearsEnd();
            assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.CLIENT);
        }
    }

    /** Writing to a side that has ended, and that is slow: the transport must wait for it all the same. */
    @ParameterizedTest
    @EnumSource
    void muchIsSaidToAClientThatHasHalfClosed(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            client.end();
            server.hearsEnd();
            Flood flood = Flood.from(server, 64 << 20);
            scene.ledger.awaitStill();
            assertThat(client.hear(64 << 20)).hasSize(64 << 20);
            assertThat(flood.wasCut()).isFalse();
            server.close();
            client.hearsEnd();
        }
    }

    @ParameterizedTest
    @EnumSource
    void serverHalfCloses(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            server.say("421 bye");
            server.end();
            assertThat(client.hearAll()).asString().isEqualTo("421 bye");
            client.say("wait");
            server.hears("wait");
            client.close();
            server.hearsEnd();
            assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.SERVER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void clientClosesAndTheServerAnswersTooLate(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            client.say("QUIT");
            client.close();
            assertThat(server.hearAll()).asString().isEqualTo("QUIT");
            server.say("221 bye");
            server.close();
            assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.CLIENT);
            assertThat(scene.ledger.awaitEnd().server().received()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @EnumSource
    void clientResets(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            client.say("DATA");
            server.hears("DATA");
            client.reset();
            server.hearsReset();
            assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.CLIENT_RESET);
            assertThat(scene.ledger.awaitEnd().client()).isEqualTo(new Wire(4, 4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void serverResets(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            server.say("220 hello");
            client.hears("220 hello");
            server.reset();
            client.hearsReset();
            assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.SERVER_RESET);
        }
    }

    @ParameterizedTest
    @EnumSource
    void wordsBeforeAResetArrive(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            client.say("never read by the server");
            server.awaitUnread(24);
            server.say("554 go away");
            server.close();
            client.hears("554 go away");
            client.hearsNoMore();
            client.close();
            assertThat(scene.ledger.awaitEnd().endedBy()).isIn(EndedBy.SERVER, EndedBy.SERVER_RESET);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatHasClosedResetsWhoTalksToIt(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            server.close();
            client.hearsEnd();
            client.say("anybody there?");
            if (transport == Transport.NIO) {
                await().until(() -> scene.ledger.heard() == 14);
                client.say("hello?"); // NIO hears of a reset only when it writes again
            }
            assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.SERVER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stoppingEndsSessionsInOrder(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            client.say("DATA");
            server.hears("DATA");
            scene.relay.close();
            assertThat(scene.ledger.ended()).hasSize(1);
            assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.SHUTDOWN);
            client.hearsEnd();
            server.hearsEnd();
        }
    }

    @ParameterizedTest
    @EnumSource
    void stoppingDoesNotWaitForAReaderThatStandsStill(Transport transport) throws IOException {
        try (Scene scene = new Scene(transport)) {
            Peer client = scene.client();
            Peer server = scene.server();
            Flood flood = Flood.from(client, 64 << 20);
            scene.ledger.awaitStill();
            long start = System.nanoTime();
            scene.relay.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(scene.ledger.awaitEnd().endedBy()).isEqualTo(EndedBy.SHUTDOWN);
            server.close();
            assertThat(flood.wasCut()).isTrue();
        }
    }
}
