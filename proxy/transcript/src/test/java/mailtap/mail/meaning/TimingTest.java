package mailtap.mail.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mailtap.mail.meaning.Timing.Kind;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Side;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String HEAD =
            "session 0000000000007  smtp  192.0.2.7:51234 -> mx.example.com:25  route office  2026-11-22T09:14:03Z\n";

    private static List<Timing> of(String talk) {
        try {
            List<Entry> entries = NotationReader.read(HEAD + talk).entries();
            return Timing.of(entries);
        } catch (NotationException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static Frame frame(long millis, Side side, Label label, long offset, String text) {
        return Frame.kept(NOON.plusMillis(millis), side, label, 1, offset, Bytes.latin1(text));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void time_goes_to_the_side_that_ended_it() {
        List<Timing> timings = of("""
               0.040 S: 220 hi
            1 +0.005 C: EHLO x
              +0.020 S: 250 mx
            2 +0.300 C: QUIT
              +0.001 S: 221 bye
            """);
        assertThat(timings).extracting(Timing::exchange).containsExactly(0, 1, 2);
        assertThat(timings.get(0).total(Kind.SERVER)).isEqualTo(millis(40));
        assertThat(timings.get(1).total(Kind.CLIENT)).isEqualTo(millis(5));
        assertThat(timings.get(1).total(Kind.SERVER)).isEqualTo(millis(20));
        assertThat(timings.get(2).total(Kind.CLIENT)).isEqualTo(millis(300));
    }

    @Test
    void what_was_sent_ahead_was_waited_for_since_it_came() {
        List<Timing> timings = of("""
               0.010 S: 220 hi
            1 +0.010 C: DATA
              +0.030 S: 503 no
            2  0.020 C: RSET
               0.050 S: 250 ok
            """);
        assertThat(timings.get(2).total(Kind.CLIENT)).isZero();
        assertThat(timings.get(2).total(Kind.SERVER)).isEqualTo(millis(30));
    }

    @Test
    void sending_a_message_and_waiting_for_its_verdict_are_apart() {
        Timing data = Timing.of(List.of(
                        frame(10, Side.CLIENT, Label.COMMAND, 0, "DATA\r\n"),
                        frame(30, Side.SERVER, Label.REPLY, 0, "354 go\r\n"),
                        frame(33, Side.CLIENT, Label.CONTENT, 6, "Subject: x\r\n"),
                        frame(133, Side.CLIENT, Label.CONTENT, 18, ".\r\n"),
                        frame(1633, Side.SERVER, Label.REPLY, 8, "250 ok\r\n")))
                .getFirst();
        assertThat(data.phases())
                .extracting(Timing.Phase::kind)
                .containsExactly(Kind.SERVER, Kind.UPLOAD, Kind.VERDICT);
        assertThat(data.total(Kind.UPLOAD)).isEqualTo(millis(103));
        assertThat(data.total(Kind.VERDICT)).isEqualTo(millis(1500));
        assertThat(data.uploaded()).isEqualTo(15);
    }

    @Test
    void a_listing_is_what_the_server_sends() {
        Timing list = of("""
            1  0.000 C: LIST
              +0.020 S: +OK
              +0.300 S| 1 100
                     S| .
            """).getFirst();
        assertThat(list.total(Kind.SERVER)).isEqualTo(millis(20));
        assertThat(list.total(Kind.DOWNLOAD)).isEqualTo(millis(300));
        assertThat(list.downloaded()).isEqualTo(10);
    }

    @Test
    void a_clock_that_goes_back_takes_nothing_from_anybody() {
        List<Timing> timings = of("""
               0.040 S: 220 hi
            1 -0.030 C: EHLO x
              +0.020 S: 250 mx
            """);
        assertThat(timings.get(1).phases())
                .allSatisfy(phase -> assertThat(phase.length()).isPositive());
    }
}
