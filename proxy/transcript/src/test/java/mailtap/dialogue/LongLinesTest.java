package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mailtap.notation.Turn;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Protocol;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;
import org.junit.jupiter.api.Test;

/** What is larger than memory should hold: it passes in pieces, and its meaning with it. */
class LongLinesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String GREETING = "220 hello\r\n";

    @Test
    void a_long_line_is_a_head_and_pieces_of_the_same_label() {
        Transcript heard = told(server(GREETING), client("NOOP " + "x".repeat(200_000) + "\r\nQUIT\r\n"));
        assertThat(heard.frames(Side.CLIENT)).allMatch(frame -> frame.label() == Label.COMMAND);
        assertThat(heard.frames(Side.CLIENT)).allMatch(frame -> frame.length() <= Limits.LINE_BYTES);
        assertThat(heard.frames(Side.CLIENT).getLast().exchange()).isEqualTo(2);
        assertThat(Seen.findings(heard)).contains(FindingKind.LONG_LINE);
    }

    @Test
    void a_long_secret_is_masked_to_its_end() {
        String secret = "QUJD".repeat(60_000);
        Transcript heard = told(
                server(GREETING),
                client("AUTH X-TOKEN " + secret + "\r\n"),
                server("334 \r\n"),
                client(secret + "\r\n"),
                server("535 no\r\n"),
                client("QUIT\r\n"));
        assertThat(heard.kept(Side.CLIENT).latin1()).isEqualTo("AUTH X-TOKEN \r\n\r\nQUIT\r\n");
        assertThat(heard.isTiled(Side.CLIENT)).isTrue();
    }

    @Test
    void a_cr_is_never_parted_from_its_lf() {
        for (int length = Limits.LINE_BYTES - 8; length < Limits.LINE_BYTES; length++) {
            Transcript heard = told(server(GREETING), client("PASS " + "x".repeat(length - 5) + "\r\n"));
            assertThat(heard.kept(Side.CLIENT).latin1()).isEqualTo("PASS \r\n");
        }
    }

    @Test
    void too_much_ahead_of_a_reply_is_not_kept_and_message_data_is_found_again() {
        String half = "line of text\r\n".repeat(6_000);
        Transcript heard = told(
                server(GREETING),
                client("DATA\r\n" + half),
                server("354 go\r\n"),
                client(half + ".\r\nQUIT\r\n"),
                server("250 ok\r\n221 bye\r\n"));
        assertThat(labels(heard)).containsExactly(Label.COMMAND, Label.WITHHELD, Label.CONTENT, Label.COMMAND);
        assertThat(Seen.findings(heard)).containsOnlyOnce(FindingKind.REPLY_TOO_LATE);
    }

    @Test
    void when_all_of_the_message_came_too_early_what_follows_is_masked_up_to_a_known_command() {
        String message = "line of text\r\n".repeat(6_000);
        Transcript heard = told(
                server(GREETING),
                client("DATA\r\n" + message + ".\r\nAUTH PLAIN c2VzYW1l\r\n"),
                server("354 go\r\n250 ok\r\n"),
                client("c2VzYW1l\r\nQUIT\r\n"),
                server("221 bye\r\n"));
        assertThat(heard.kept(Side.CLIENT).latin1()).isEqualTo("DATA\r\n\r\nQUIT\r\n");
    }

    @Test
    void content_in_large_chunks_is_a_frame_a_chunk() {
        Bytes chunk = Bytes.latin1("0123456789abcdefghijklmnopqrstuvwxyz, a line of a message\r\n".repeat(1_100));
        List<Frame> frames = new ArrayList<>();
        Dialogue dialogue = new Dialogue(Protocol.SMTP, Secrets.masked(), entry -> {
            if (entry instanceof Frame frame && frame.label() == Label.CONTENT) {
                frames.add(frame);
            }
        });
        dialogue.received(Side.SERVER, Bytes.latin1(GREETING), NOON);
        dialogue.received(Side.CLIENT, Bytes.latin1("DATA\r\n"), NOON);
        dialogue.received(Side.SERVER, Bytes.latin1("354 go\r\n"), NOON);
        for (int i = 0; i < 160; i++) {
            dialogue.received(Side.CLIENT, chunk, NOON);
        }
        assertThat(frames).hasSize(160);
    }

    @Test
    void a_hundred_thousand_recipients_at_once_find_their_replies() {
        Transcript heard = told(
                server(GREETING),
                client("RCPT TO:<a@b>\r\n".repeat(100_000) + "QUIT\r\n"),
                server("250 ok\r\n".repeat(100_000) + "221 bye\r\n"));
        assertThat(heard.frames(Side.SERVER).getLast().exchange()).isEqualTo(100_001);
        assertThat(Seen.findings(heard))
                .containsOnlyOnce(FindingKind.PIPELINING_NOT_OFFERED)
                .doesNotContain(FindingKind.UNANSWERED_CAPPED, FindingKind.REPLY_MISSING);
    }

    @Test
    void more_commands_than_are_remembered_is_a_finding() {
        Transcript heard =
                told(server(GREETING), client("NOOP\r\n".repeat(Limits.UNANSWERED + 1)), server("250 ok\r\n"));
        assertThat(Seen.findings(heard)).containsOnlyOnce(FindingKind.UNANSWERED_CAPPED);
    }

    @Test
    void findings_of_a_kind_are_capped_and_the_cap_is_one() {
        Transcript heard = told(server(GREETING), client("NOOP\n".repeat(1_000)), server("250 ok\r\n".repeat(1_000)));
        assertThat(Seen.findings(heard)).filteredOn(FindingKind.BARE_LF::equals).hasSize(Limits.FINDINGS_OF_A_KIND);
        assertThat(Seen.findings(heard))
                .filteredOn(FindingKind.FINDINGS_CAPPED::equals)
                .hasSize(1);
    }

    private static List<Label> labels(Transcript heard) {
        return heard.frames(Side.CLIENT).stream().map(Frame::label).toList();
    }

    private static Transcript told(Turn... talk) {
        Transcript whole = Chunks.whole(Protocol.SMTP, Secrets.masked(), List.of(talk));
        assertThat(Chunks.seeded(Protocol.SMTP, Secrets.masked(), List.of(talk), 7))
                .isEqualTo(whole);
        return whole;
    }

    private static Turn client(String text) {
        return new Turn.Said(Side.CLIENT, NOON, Bytes.latin1(text));
    }

    private static Turn server(String text) {
        return new Turn.Said(Side.SERVER, NOON, Bytes.latin1(text));
    }
}
