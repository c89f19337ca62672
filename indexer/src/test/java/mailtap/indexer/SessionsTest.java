package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    private final List<Transcript> recordings = Recordings.all();
    private Capture capture;

    @BeforeEach
    void capture(@TempDir Path root) throws IOException {
        capture = new Capture(root);
    }

    @AfterEach
    void close() throws IOException {
        capture.close();
    }

    private static SessionId id(String letter) {
        return SessionId.parse(letter.repeat(SessionId.LENGTH)).orElseThrow();
    }

    /** Some of the sessions indexed, the others only in the journal. */
    private Sessions sessions(int indexed) throws IOException, InterruptedException {
        capture.record(recordings.subList(0, indexed));
        if (indexed > 0) {
            capture.index();
        }
        capture.record(recordings.subList(indexed, recordings.size()));
        return Sessions.of(capture.data, capture.search());
    }

    @Test
    void theLastOnesIndexedOrNot() throws IOException, InterruptedException {
        Sessions sessions = sessions(3);
        assertThat(sessions.last("", 0)).contains(id("e"));
        assertThat(sessions.last("", 1)).contains(id("d"));
        assertThat(sessions.last("", 2)).contains(id("c"));
        assertThat(sessions.last("", 4)).contains(id("a"));
        assertThat(sessions.last("", 5)).isEmpty();
        assertThat(sessions.last("office", 0)).contains(id("e"));
        assertThat(sessions.last("office", 1)).contains(id("b"));
        assertThat(sessions.last("MX IN", 0)).contains(id("d"));
        assertThat(sessions.last("fetch", 0)).contains(id("c"));
        assertThat(sessions.last("nowhere", 0)).isEmpty();
    }

    @Test
    void lastGoesByRecordingNotByTime() throws IOException, InterruptedException {
        capture.record(List.of(recordings.get(4), recordings.get(0))).index();
        assertThat(Sessions.of(capture.data, capture.search()).last("", 0)).contains(id("a"));
    }

    @Test
    void byTheBeginningOfAnId() throws IOException, InterruptedException {
        Sessions sessions = sessions(2);
        assertThat(sessions.beginning("a", 10)).containsExactly(id("a"));
        assertThat(sessions.beginning("EEE", 10)).containsExactly(id("e"));
        assertThat(sessions.beginning("", 10)).hasSize(5);
        assertThat(sessions.beginning("", 2)).hasSize(2);
        assertThat(sessions.beginning("zz", 10)).isEmpty();
    }

    @Test
    void whatIsShownOfAnIdTellsItFromAllOthers() throws IOException, InterruptedException {
        Transcript near =
                Recordings.closed("session aaaaaaaaaab00  smtp  192.0.2.1:1 -> [192.0.2.2]:25  route r\nS: 220 x\n");
        capture.record(List.of(recordings.get(0), recordings.get(1), near)).index();
        Sessions sessions = Sessions.of(capture.data, capture.search());
        assertThat(sessions.shorten(id("a"))).isEqualTo("aaaaaaaaaaa");
        assertThat(sessions.shorten(id("b"))).isEqualTo("bbbbbbbb");
        assertThat(sessions.shorten(id("0"))).isEqualTo("00000000");
    }

    @Test
    void wholeFromTheJournalIndexedOrNot() throws IOException, InterruptedException {
        Sessions sessions = sessions(2);
        for (Transcript recorded : recordings) {
            LoadedSession loaded = sessions.load(recorded.id()).orElseThrow();
            assertThat(loaded.missingBlocks()).isZero();
            assertThat(loaded.transcript().entries()).containsAll(recorded.entries());
        }
        assertThat(sessions.load(id("7"))).isEmpty();
    }

    @Test
    void aSessionThatGoesOnAfterItWasIndexedIsWhole() throws IOException, InterruptedException {
        Transcript session = recordings.get(0);
        int half = session.entries().size() / 2;
        capture.record(List.of(new Transcript(session.id(), session.entries().subList(0, half))))
                .index();
        capture.record(List.of(new Transcript(
                session.id(), session.entries().subList(half, session.entries().size()))));
        LoadedSession loaded =
                Sessions.of(capture.data, capture.search()).load(session.id()).orElseThrow();
        assertThat(loaded.transcript().normalForm().frames(Side.CLIENT))
                .isEqualTo(session.normalForm().frames(Side.CLIENT));
    }

    @Test
    void withoutAnIndexEverythingIsInTheJournal() throws IOException, InterruptedException {
        Sessions sessions = sessions(0);
        assertThat(sessions.last("", 0)).contains(id("e"));
        assertThat(sessions.shorten(id("a"))).isEqualTo("aaaaaaaa");
        assertThat(sessions.load(id("c"))).isPresent();
    }
}
