package mailtap.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mailtap.transcript.Bytes;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Origin;
import mailtap.transcript.Protocol;
import mailtap.transcript.SecretFacts;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EntryCodecTest {
    @Property(tries = 300)
    void whatIsReadIsWhatWasWritten(@ForAll("entries") List<JournalEntry> entries) throws MalformedException {
        assertThat(read(written(entries), entries.size())).isEqualTo(entries);
    }

    @Provide
    Arbitrary<List<JournalEntry>> entries() {
        return Entries.any().list().ofMaxSize(30);
    }

    @Property(tries = 300)
    void arbitraryBytesAreRefusedOrRead(@ForAll byte[] bytes, @ForAll byte count) {
        try {
            EntryReader.read(Bytes.wrap(bytes), count & 0x7F);
        } catch (MalformedException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }

    @Property(tries = 200)
    void aFlippedBitNeverThrowsAnythingElse(@ForAll("entries") List<JournalEntry> entries, @ForAll int where) {
        byte[] raw = written(entries).toArray();
        if (raw.length > 0) {
            int bit = Math.floorMod(where, raw.length * 8);
            raw[bit / 8] ^= (byte) (1 << bit % 8);
            arbitraryBytesAreRefusedOrRead(raw, (byte) entries.size());
        }
    }

    @Test
    void timesFarOutOfReachArePulledIn() throws MalformedException {
        Frame frame = Frame.absent(Instant.MAX, Side.CLIENT, Label.LOST, 0, 0, 1);
        List<JournalEntry> entries = List.of(
                new JournalEntry(new SessionId(1), frame),
                new JournalEntry(new SessionId(1), Frame.absent(Instant.MIN, Side.CLIENT, Label.LOST, 0, 1, 1)));

        List<JournalEntry> read = read(written(entries), 2);

        assertThat(read.get(0).entry().at()).isAfter(Instant.parse("+200000-01-01T00:00:00Z"));
        assertThat(read.get(1).entry().at()).isBefore(Instant.parse("-200000-01-01T00:00:00Z"));
    }

    @Test
    void aTextTooLongIsCutBetweenCharacters() throws MalformedException {
        String user = "x".repeat(ByteSink.MAX_TEXT - 1) + "\uD83D\uDE00\uD83D\uDE00";
        LoginFacts login =
                new LoginFacts(Instant.EPOCH, 1, "PLAIN", user, null, LoginFacts.Outcome.SUCCESS, null, null, Map.of());

        LoginFacts read = (LoginFacts) read(written(List.of(new JournalEntry(new SessionId(1), login))), 1)
                .getFirst()
                .entry();

        assertThat(read.user()).isEqualTo(user.substring(0, ByteSink.MAX_TEXT - 1));
    }

    @Test
    void aFindingOfTheFutureIsCountedAndSteppedOver() throws MalformedException {
        Finding finding = new Finding(Instant.EPOCH, FindingKind.BARE_LF, Origin.CLIENT, 1, 7, "");
        List<JournalEntry> entries = List.of(
                new JournalEntry(new SessionId(1), finding),
                Talk.small(2).entries.getFirst());
        byte[] raw = written(entries).toArray();
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        raw[text.indexOf("bare-lf")] = 'r';

        EntryReader.Entries read = EntryReader.read(Bytes.wrap(raw), 2);

        assertThat(read.unknown()).isEqualTo(1);
        assertThat(read.entries()).containsExactly(entries.get(1));
    }

    @Test
    void aKindOfEntryOfTheFutureIsCountedAndSteppedOver() throws MalformedException {
        List<JournalEntry> entries = Talk.small(2).entries.subList(0, 2);
        byte[] raw = written(entries).toArray();
        raw[1] = 99;

        EntryReader.Entries read = EntryReader.read(Bytes.wrap(raw), 2);

        assertThat(read.unknown()).isEqualTo(1);
        assertThat(read.entries()).containsExactly(entries.get(1));
    }

    @Test
    void everyConstantHasANumber() {
        ByteSink sink = new ByteSink();
        Arrays.stream(Label.values()).forEach(value -> Codes.LABEL.write(value, sink));
        Arrays.stream(Protocol.values()).forEach(value -> Codes.PROTOCOL.write(value, sink));
        Arrays.stream(SessionStart.Source.values()).forEach(value -> Codes.SOURCE.write(value, sink));
        Arrays.stream(Origin.values()).forEach(value -> Codes.ORIGIN.write(value, sink));
        Arrays.stream(LoginFacts.Outcome.values()).forEach(value -> Codes.OUTCOME.write(value, sink));
        Arrays.stream(SecretFacts.Encoding.values()).forEach(value -> Codes.ENCODING.write(value, sink));
        Arrays.stream(SessionEnd.EndedBy.values()).forEach(value -> Codes.ENDED_BY.write(value, sink));
        Arrays.stream(Side.values()).forEach(value -> Codes.SIDE.write(value, sink));
        Arrays.stream(TlsFacts.StartedBy.values()).forEach(value -> Codes.STARTED_BY.write(value, sink));
        Arrays.stream(TlsMode.values()).forEach(value -> Codes.TLS_MODE.write(value, sink));
        Arrays.stream(TlsFacts.Outcome.values()).forEach(value -> Codes.TLS_OUTCOME.write(value, sink));

        assertThat(Bytes.wrap(Arrays.copyOf(sink.array(), sink.length())).hex())
                .as("these numbers stand on people's disks")
                .isEqualTo("000102030b0c0405060708090a" + "000102" + "0001" + "000102" + "00010203" + "000102"
                        + "0001020304050607" + "0001" + "000102" + "000102" + "000102");
    }

    @Test
    void leftOverBytesAreRefused() {
        Bytes raw = written(Talk.small(1).entries);

        assertThatThrownBy(() -> EntryReader.read(raw, Talk.small(1).entries.size() - 1))
                .isInstanceOf(MalformedException.class);
    }

    private static Bytes written(List<JournalEntry> entries) {
        EntryWriter writer = new EntryWriter();
        writer.clear();
        entries.forEach(entry -> writer.add(entry.session(), entry.entry()));
        return Bytes.wrap(Arrays.copyOf(writer.raw().array(), writer.raw().length()));
    }

    private static List<JournalEntry> read(Bytes raw, int count) throws MalformedException {
        return EntryReader.read(raw, count).entries();
    }
}
