package mailtap.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final Instant AT = Instant.parse("2026-11-22T09:14:03.118Z");
    private static final SessionId ID = new SessionId(7);

    private static Frame content(long offset, String text) {
        return Frame.kept(AT, Side.CLIENT, Label.CONTENT, 1, offset, Bytes.latin1(text));
    }

    private static Frame line(Side side, long offset, String text) {
        return Frame.kept(AT, side, side == Side.CLIENT ? Label.COMMAND : Label.REPLY, 1, offset, Bytes.latin1(text));
    }

    private static List<Entry> normal(Entry... entries) {
        return new Transcript(ID, List.of(entries)).normalForm().entries();
    }

    @Test
    void adjacentPiecesOfARunBecomeOne() {
        assertThat(normal(content(0, "a\r"), content(2, "\n"), content(3, "b"))).containsExactly(content(0, "a\r\nb"));
    }

    @Test
    void linesStayApart() {
        Frame first = line(Side.CLIENT, 0, "PASS ");
        Frame second = line(Side.CLIENT, 5, "x\r\n");
        assertThat(normal(first, second)).containsExactly(first, second);
    }

    @Test
    void anotherSideOrExchangeOrAHoleEndsARun() {
        Frame reply = line(Side.SERVER, 0, "421 bye\r\n");
        assertThat(normal(content(0, "a"), reply, content(1, "b")))
                .containsExactly(content(0, "a"), reply, content(1, "b"));
        assertThat(normal(content(0, "a"), content(2, "b"))).hasSize(2);
        Frame other = Frame.kept(AT, Side.CLIENT, Label.CONTENT, 2, 1, Bytes.latin1("b"));
        assertThat(normal(content(0, "a"), other)).hasSize(2);
    }

    @Test
    void absencesOfOneKindBecomeOne() {
        Frame first = Frame.absent(AT, Side.SERVER, Label.LOST, 0, 0, 5);
        Frame second = Frame.absent(AT, Side.SERVER, Label.LOST, 0, 5, 6);
        Frame third = Frame.absent(AT, Side.SERVER, Label.UNKEPT, 0, 11, 1);
        assertThat(normal(first, second, third))
                .containsExactly(Frame.absent(AT, Side.SERVER, Label.LOST, 0, 0, 11), third);
    }

    @Test
    void tlsDoesNotPartARunAndIsEqualByItsFacts() {
        TlsFacts opened = opened("TLSv1.3");
        assertThat(normal(content(0, "\n"), opened, content(1, "b"))).containsExactly(content(0, "\nb"), opened);
        assertThat(normal(opened)).isEqualTo(normal(opened("TLSv1.3"))).isNotEqualTo(normal(opened("TLSv1.2")));
    }

    private static TlsFacts opened(String version) {
        return new TlsFacts(
                AT,
                Side.CLIENT,
                TlsFacts.StartedBy.STLS,
                TlsMode.INTERCEPT,
                TlsFacts.Outcome.OPENED,
                version,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                -1,
                null);
    }

    @Test
    void aFindingDoesNotPartARun() {
        Finding finding = new Finding(AT, FindingKind.BARE_LF, Origin.CLIENT, 1, 0, "");
        assertThat(normal(content(0, "\n"), finding, content(1, "b"))).containsExactly(content(0, "\nb"), finding);
    }

    @Test
    void tellsWhetherASideIsWhole() {
        Transcript whole =
                new Transcript(ID, List.of(content(0, "abc"), line(Side.SERVER, 0, "x\r\n"), content(3, "d")));
        assertThat(whole.isTiled(Side.CLIENT)).isTrue();
        assertThat(whole.kept(Side.CLIENT)).isEqualTo(Bytes.latin1("abcd"));
        assertThat(new Transcript(ID, List.of(content(1, "b"))).isTiled(Side.CLIENT))
                .isFalse();
    }
}
