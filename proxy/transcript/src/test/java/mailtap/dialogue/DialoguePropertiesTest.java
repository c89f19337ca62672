package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mailtap.notation.Turn;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Protocol;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for any bytes on either side. */
class DialoguePropertiesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String SECRET = "Sesame-0pen!";
    private static final String TOKEN = "AGNvc3RhAFNlc2FtZS0wcGVuIQ==";
    private static final String ENCODED = "U2VzYW1lLTBwZW4h";

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void frames_tile_the_stream_and_chunking_changes_nothing(
            @ForAll Protocol protocol, @ForAll("talks") List<Turn> talk, @ForAll long seed) {
        Transcript whole = Chunks.whole(protocol, Secrets.masked(), talk);
        assertThat(Seen.findings(whole)).doesNotContain(FindingKind.DECODER_FAULT);
        for (Side side : Side.values()) {
            assertThat(whole.isTiled(side)).isTrue();
            assertThat(length(whole, side)).isEqualTo(said(talk, side));
        }
        assertThat(Chunks.byteByByte(protocol, Secrets.masked(), talk)).isEqualTo(whole);
        assertThat(Chunks.seeded(protocol, Secrets.masked(), talk, seed)).isEqualTo(whole);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void what_is_kept_is_what_was_said(@ForAll Protocol protocol, @ForAll("talks") List<Turn> talk) {
        Transcript heard = Chunks.whole(protocol, Secrets.kept(), talk);
        for (Side side : Side.values()) {
            Bytes stream = stream(talk, side);
            for (Frame frame : heard.frames(side)) {
                if (frame.isKept()) {
                    int from = (int) frame.offset();
                    assertThat(frame.bytes()).isEqualTo(stream.slice(from, (int) (from + frame.length())));
                }
            }
        }
    }

    /** The password comes only where a login can have put it; wherever the talk then goes, it is never shown. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void no_secret_is_ever_shown(@ForAll Protocol protocol, @ForAll("logins") List<Turn> talk) {
        Transcript heard = Chunks.whole(protocol, Secrets.masked(), talk);
        assertThat(Seen.places(heard, Bytes.latin1(SECRET))).isEmpty();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void a_failing_sink_never_throws_and_what_it_takes_later_tiles(
            @ForAll("talks") List<Turn> talk, @ForAll long seed) {
        Random random = new Random(seed);
        List<Frame> taken = new ArrayList<>();
        Dialogue dialogue = new Dialogue(Protocol.SMTP, Secrets.masked(), entry -> {
            if (random.nextInt(8) == 0) {
                throw new IllegalStateException("no");
            }
            if (entry instanceof Frame frame) {
                taken.add(frame);
            }
        });
        for (Turn turn : talk) {
            if (turn instanceof Turn.Said said) {
                dialogue.received(said.side(), said.bytes(), NOON);
            }
        }
        for (Side side : Side.values()) {
            long next = 0;
            for (Frame frame : taken) {
                if (frame.side() == side) {
                    assertThat(frame.offset()).isEqualTo(next);
                    next += frame.length();
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Turn>> talks() {
        return turns(Arbitraries.oneOf(clientWords(), junk()), Arbitraries.oneOf(serverWords(), junk()));
    }

    @Provide
    Arbitrary<List<Turn>> logins() {
        Arbitrary<String> noContent = clientWords().filter(word -> !word.matches("(?i)(DATA|BDAT|XTND).*\\s+"));
        return turns(Arbitraries.oneOf(noContent, secretWords()), serverWords());
    }

    private static Arbitrary<List<Turn>> turns(Arbitrary<String> client, Arbitrary<String> server) {
        Arbitrary<Turn> said = Arbitraries.oneOf(
                client.map(text -> (Turn) new Turn.Said(Side.CLIENT, NOON, Bytes.latin1(text))),
                server.map(text -> (Turn) new Turn.Said(Side.SERVER, NOON, Bytes.latin1(text))));
        Arbitrary<Turn> lost = Arbitraries.of(Side.class)
                .flatMap(side ->
                        Arbitraries.integers().between(1, 40).map(length -> (Turn) new Turn.Lost(side, NOON, length)));
        Arbitrary<Turn> closed = Arbitraries.of(Side.class).map(side -> (Turn) new Turn.Closed(side, NOON));
        return Arbitraries.frequencyOf(Tuple.of(60, said), Tuple.of(2, lost), Tuple.of(1, closed))
                .list()
                .ofMinSize(5)
                .ofMaxSize(60)
                .map(DialoguePropertiesTest::nothingBehindTheEnd);
    }

    /** A side that has closed says nothing more. */
    private static List<Turn> nothingBehindTheEnd(List<Turn> talk) {
        List<Turn> kept = new ArrayList<>();
        List<Side> closed = new ArrayList<>();
        for (Turn turn : talk) {
            if (!closed.contains(turn.side())) {
                kept.add(turn);
            }
            if (turn instanceof Turn.Closed) {
                closed.add(turn.side());
            }
        }
        return kept;
    }

    private static Arbitrary<String> clientWords() {
        return Arbitraries.of(
                "EHLO me\r\n",
                "LHLO me\r\n",
                "MAIL FROM:<a@b>\r\n",
                "RCPT TO:<c@d>\r\n",
                "DATA\r\n",
                "data\n",
                "Subject: x\r\n\r\n",
                "line\r\n",
                ".\r\n",
                "..\r\n",
                ".\n",
                "\r.\r",
                "\r\n",
                "\r",
                "\n",
                ".",
                "BDAT 7\r\n",
                "BDAT 3 LAST\r\n",
                "BDAT 0 LAST\r\n",
                "RSET\r\n",
                "QUIT\r\n",
                "NOOP\r\n",
                "XYZZY\r\n",
                "STARTTLS\r\n",
                "STLS\r\n",
                "\u0016\u0003\u0001\u0000\u0002ab",
                "\u0017\u0003\u0003\u0000\u0001c",
                "AUTH PLAIN\r\n",
                "AUTH LOGIN\r\n",
                "AUTH LOGIN Y29zdGE=\r\n",
                "AUTH\r\n",
                "AUTH X-OTHER\r\n",
                "AUTH CRAM-MD5\r\n",
                "AUTH SCRAM-SHA-256\r\n",
                "AUTH DIGEST-MD5\r\n",
                "AUTH XOAUTH2\r\n",
                "AUTH NTLM\r\n",
                "AUTH OAUTHBEARER\r\n",
                "AUTH EXTERNAL\r\n",
                "AUTH ANONYMOUS\r\n",
                "*\r\n",
                "=\r\n",
                "USER costa\r\n",
                "LIST\r\n",
                "LIST 1\r\n",
                "RETR 1\r\n",
                "TOP 1 0\r\n",
                "UIDL\r\n",
                "CAPA\r\n",
                "XTND XMIT\r\n",
                "DELE 1\r\n");
    }

    private static Arbitrary<String> secretWords() {
        return Arbitraries.of(
                "AUTH PLAIN " + TOKEN + "\r\n",
                "AUTH " + TOKEN + "\r\n",
                "AUTHPLAIN " + TOKEN + "\r\n",
                "auth login Y29zdGE=\r\n",
                "PASS " + SECRET + "\r\n",
                "LOGIN costa " + SECRET + "\r\n",
                "APOP costa " + SECRET + "\r\n",
                "AUTH PLAIN\r\n" + TOKEN + "\r\n",
                "AUTH LOGIN Y29zdGE=\r\n" + ENCODED + "\r\n");
    }

    private static Arbitrary<String> serverWords() {
        return Arbitraries.of(
                "220 hello\r\n",
                "250 ok\r\n",
                "250-more\r\n",
                "354 go\r\n",
                "334 \r\n",
                "334 VXNlcm5hbWU6\r\n",
                "334 UGFzc3dvcmQ6\r\n",
                "235 yes\r\n",
                "535 no\r\n",
                "500 what\r\n",
                "550 no\r\n",
                "421 bye\r\n",
                "+OK\r\n",
                "+OK 12 octets\r\n",
                "-ERR\r\n",
                "+ \r\n",
                "+ VXNlcm5hbWU6\r\n",
                "Subject: y\r\n",
                ".\r\n",
                "..\r\n",
                "1 120\r\n",
                "\r\n",
                "\n",
                "\r",
                ".",
                "nonsense\r\n",
                "\u0016\u0003\u0003\u0000\u0003abc",
                "\u0017\u0003\u0003\u0000\u0001z");
    }

    private static Arbitrary<String> junk() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(30)
                .map(bytes -> Bytes.wrap(bytes).latin1());
    }

    private static long length(Transcript transcript, Side side) {
        return transcript.frames(side).stream().mapToLong(Frame::length).sum();
    }

    private static long said(List<Turn> talk, Side side) {
        return stream(talk, side).length();
    }

    private static Bytes stream(List<Turn> talk, Side side) {
        Bytes stream = Bytes.EMPTY;
        for (Turn turn : talk) {
            if (turn.side() == side && turn instanceof Turn.Said said) {
                stream = stream.plus(said.bytes());
            } else if (turn.side() == side && turn instanceof Turn.Lost lost) {
                stream = stream.plus(Bytes.wrap(new byte[(int) lost.length()]));
            }
        }
        return stream;
    }

    /** A frame of a lost stretch says so and nothing else. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void what_was_lost_is_called_lost(@ForAll Protocol protocol, @ForAll("talks") List<Turn> talk) {
        long lost = talk.stream()
                .filter(Turn.Lost.class::isInstance)
                .mapToLong(turn -> ((Turn.Lost) turn).length())
                .sum();
        long told = Chunks.whole(protocol, Secrets.masked(), talk).entries().stream()
                .filter(entry -> entry instanceof Frame frame && frame.label() == Label.LOST)
                .mapToLong(entry -> ((Frame) entry).length())
                .sum();
        assertThat(told).isEqualTo(lost);
    }
}
