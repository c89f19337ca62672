package mailtap.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Origin;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final int BOUND = 100_000;

    private static final SessionId FILLER = new SessionId(999);

    private final EntryQueue queue = new EntryQueue();
    private final Intake intake = new Intake(queue, BOUND);

    @Test
    void aLineDoesNotKeepItsChunkAlive() {
        Bytes chunk = Bytes.wrap(new byte[60_000]);
        Talk talk = new Talk(1).content(chunk.slice(5, 10));

        take(talk);

        Frame kept = (Frame) drain().getFirst().entry();
        assertThat(kept).isEqualTo(talk.entries.getFirst().entry());
        assertThat(kept.bytes().compact()).isSameAs(kept.bytes());
    }

    @Test
    void beyondTheBoundFramesBecomeOneGapASide() {
        Talk talk = new Talk(1).start().client("DATA\r\n").server("354 go on\r\n");
        for (int i = 0; i < 10; i++) {
            talk.content(Bytes.wrap(new byte[20_000]));
        }
        talk.server("250 fine\r\n").server("421 bye\r\n");
        take(talk);
        assertThat(queue.bytes()).isLessThanOrEqualTo(BOUND);
        List<JournalEntry> before = drain();
        intake.resume();
        List<JournalEntry> after = drain();

        assertThat(before).isEqualTo(talk.entries.subList(0, before.size()));
        assertThat(after).hasSize(3);
        Frame client = (Frame) after.get(0).entry();
        Frame server = (Frame) after.get(1).entry();
        Finding finding = (Finding) after.get(2).entry();
        assertThat(client.label()).isEqualTo(Label.UNKEPT);
        assertThat(client.offset() + client.length()).isEqualTo(6 + 10 * 20_000);
        assertThat(server.offset()).isEqualTo(11);
        assertThat(server.length()).isEqualTo(10 + 9);
        assertThat(finding.kind()).isEqualTo(FindingKind.CAPTURE_GAP);
        assertThat(finding.detail())
                .isEqualTo(client.length() + " bytes from the client and 19 from the server were relayed but not kept");
        assertThat(intake.unkeptBytes()).isEqualTo(client.length() + server.length());
    }

    @Test
    void aSessionKeepsItsOrderAroundAGap() {
        Talk talk = new Talk(1).start();
        for (int i = 0; i < 8; i++) {
            talk.content(Bytes.wrap(new byte[20_000]));
        }
        take(talk);
        List<JournalEntry> read = new ArrayList<>(drain());
        int taken = talk.entries.size();
        talk.client("RSET\r\n").end();
        talk.entries.subList(taken, taken + 2).forEach(entry -> intake.take(entry.session(), entry.entry()));
        intake.resume();
        read.addAll(drain());

        assertThat(read.getFirst().entry()).isInstanceOf(SessionStart.class);
        assertThat(read.getLast().entry()).isInstanceOf(SessionEnd.class);
        assertThat(read).filteredOn(entry -> entry.entry() instanceof Finding).hasSize(1);
    }

    @Test
    void nothingIsResumedWhileTheQueueIsFull() {
        fill();
        take(new Talk(2).client("NOOP\r\n"));
        intake.resume();

        assertThat(intake.hasGaps()).isTrue();
        drain();
        intake.resume();
        assertThat(intake.hasGaps()).isFalse();
        assertThat(drain()).hasSize(2);
    }

    @Test
    void manyFindingsOfAGapAreOnlyCounted() {
        fill();
        Talk talk = new Talk(2).client("NOOP\r\n");
        for (int i = 0; i < 40; i++) {
            talk.add(new Finding(talk.entries.getFirst().entry().at(), FindingKind.BARE_LF, Origin.CLIENT, 1, i, ""));
        }
        take(talk);
        drain();
        intake.resume();

        assertThat(drain())
                .hasSize(2 + 16)
                .filteredOn(
                        entry -> entry.entry() instanceof Finding finding && finding.kind() == FindingKind.CAPTURE_GAP)
                .singleElement()
                .satisfies(gap -> assertThat(((Finding) gap.entry()).detail()).endsWith("24 entries of other kinds"));
    }

    @Test
    void sessionsThatComeAndGoWhileTheDiskIsFullAreBounded() {
        fill();
        int sessions = 12_000;
        for (int i = 0; i < sessions; i++) {
            take(Talk.small(1000 + i));
        }
        assertThat(intake.unrecordedSessions()).isBetween(1L, (long) sessions - 10_000);
        long known = sessions - intake.unrecordedSessions();
        List<JournalEntry> read = new ArrayList<>();
        while (intake.hasGaps() || !queue.isEmpty()) {
            read.addAll(drain());
            intake.resume();
        }

        assertThat(count(read, SessionEnd.class)).isEqualTo(known);
        assertThat(count(read, SessionStart.class)).isEqualTo(known);
    }

    private static long count(List<JournalEntry> entries, Class<? extends Entry> kind) {
        return entries.stream()
                .filter(entry ->
                        kind.isInstance(entry.entry()) && !entry.session().equals(FILLER))
                .count();
    }

    private void take(Talk talk) {
        talk.entries.forEach(entry -> intake.take(entry.session(), entry.entry()));
    }

    /** Small entries may go beyond the bound, so these go beyond that too. */
    private void fill() {
        Entry end = Talk.small(1).entries.getLast().entry();
        while (queue.bytes() < BOUND + (4 << 20)) {
            queue.addOwn(FILLER, end);
        }
    }

    private List<JournalEntry> drain() {
        List<JournalEntry> drained = new ArrayList<>();
        EntryQueue.Item item;
        while ((item = queue.poll()) != null) {
            EntryQueue.Recorded recorded = (EntryQueue.Recorded) item;
            drained.add(new JournalEntry(recorded.session(), recorded.entry()));
        }
        assertThat(queue.bytes()).isZero();
        return drained;
    }
}
