package mailtap.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Side;
import mailtap.transcript.Transcript;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Bodies are left out; all that is known of them stays. */
class BodyFilterTest {
    private static final String SENT = """
        session 0000000000007  smtp  192.0.2.7:51234 -> mx.example.com:25  route office  2026-11-22T09:14:03Z
               S: 220 hi
        1      C: EHLO x
               S: 250 hi
        2      C: MAIL FROM:<a@example.com>
               S: 250 ok
        3      C: RCPT TO:<b@example.com>
               S: 250 ok
        4      C: DATA
               S: 354 go on
               C| Subject: visible
               C|  and folded
               C|
               C| SECRETWORDS one
               C| ..SECRETWORDS two
               C| .
               S: 250 taken
        5      C: MAIL FROM:<a@example.com>
               S: 250 ok
        6      C: RCPT TO:<c@example.com>
               S: 250 ok
        7      C: BDAT 36
               C+ Subject: second
               C+
               C+ SECRETWORDS here\\
               S: 250 ok
        8      C: BDAT 13 LAST
               C+ SECRETWORDS
               S: 250 ok
        9      C: QUIT
               S: 221 bye
               end by client  client 0/0  server 0/0
        """;

    private static final String FETCHED = """
        session 0000000000007  pop3  192.0.2.7:51234 -> mx.example.com:110  route office  2026-11-22T09:14:03Z
               S: +OK hi
        1      C: LIST
               S: +OK
               S| 1 120
               S| .
        2      C: RETR 1
               S: +OK
               S| Subject: visible
               S|
               S| SECRETWORDS
               S| .
        3      C: TOP 1 0
               S: +OK
               S| Subject: visible
               S|
               S| .
               end by client  client 0/0  server 0/0
        """;

    private static Transcript read(String notation) {
        try {
            return NotationReader.read(notation);
        } catch (NotationException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static Transcript filtered(Transcript whole, BodyKeeping keeping) {
        List<Entry> kept = new ArrayList<>();
        BodyFilter filter = new BodyFilter(whole.id(), keeping, kept::add);
        whole.entries().forEach(filter::accept);
        return new Transcript(whole.id(), kept);
    }

    /** Runs cut into pieces of any size. */
    private static Transcript cut(Transcript whole, Random random) {
        List<Entry> pieces = new ArrayList<>();
        for (Entry entry : whole.entries()) {
            if (entry instanceof Frame frame && frame.isKept() && frame.label().isRun()) {
                cut(frame, random, pieces);
            } else {
                pieces.add(entry);
            }
        }
        return new Transcript(whole.id(), pieces);
    }

    private static void cut(Frame frame, Random random, List<Entry> pieces) {
        Bytes rest = frame.bytes();
        long offset = frame.offset();
        while (!rest.isEmpty()) {
            int size = 1 + random.nextInt(rest.length());
            pieces.add(
                    Frame.kept(frame.at(), frame.side(), frame.label(), frame.exchange(), offset, rest.slice(0, size)));
            rest = rest.from(size);
            offset += size;
        }
    }

    private static String kept(Transcript transcript) {
        StringBuilder text = new StringBuilder();
        transcript.entries().forEach(entry -> {
            if (entry instanceof Frame frame) {
                text.append(frame.bytes().latin1());
            }
        });
        return text.toString();
    }

    private static long length(Transcript transcript, Side side) {
        return transcript.entries().stream()
                .filter(entry -> entry instanceof Frame frame && frame.side() == side)
                .mapToLong(entry -> ((Frame) entry).length())
                .sum();
    }

    private static void knowsTheSame(Transcript whole, BodyKeeping keeping) {
        Conversation all = Conversation.of(whole);
        Conversation left = Conversation.of(filtered(whole, keeping));
        assertThat(left.messages()).hasSameSizeAs(all.messages());
        for (int i = 0; i < all.messages().size(); i++) {
            Message one = all.messages().get(i);
            Message other = left.messages().get(i);
            assertThat(other.bytes()).isEqualTo(one.bytes());
            assertThat(other.sha256()).isNotNull().isEqualTo(one.sha256());
            assertThat(other.bodySha256()).isEqualTo(one.bodySha256());
            assertThat(other.complete()).isEqualTo(one.complete());
            assertThat(other.outcome()).isEqualTo(one.outcome());
            assertThat(other.isBodyLeftOut()).isTrue();
        }
        assertThat(left.retrieved()).hasSameSizeAs(all.retrieved());
        for (int i = 0; i < all.retrieved().size(); i++) {
            assertThat(left.retrieved().get(i).bytes())
                    .isEqualTo(all.retrieved().get(i).bytes());
            assertThat(left.retrieved().get(i).sha256())
                    .isEqualTo(all.retrieved().get(i).sha256());
        }
    }

    @Property(tries = 200)
    void howBytesArriveChangesNothing(@ForAll Random random, @ForAll BodyKeeping keeping) {
        for (String talk : List.of(SENT, FETCHED)) {
            Transcript whole = read(talk);
            Transcript left = filtered(cut(whole, random), keeping);
            assertThat(left.normalForm().entries())
                    .isEqualTo(filtered(whole, keeping).normalForm().entries());
            for (Side side : Side.values()) {
                assertThat(length(left, side)).isEqualTo(length(whole, side));
            }
        }
    }

    @Test
    void sizesAndDigestsAreThoseOfTheWholeMessages() {
        for (BodyKeeping keeping : List.of(BodyKeeping.HEADERS, BodyKeeping.NONE)) {
            knowsTheSame(read(SENT), keeping);
            knowsTheSame(read(FETCHED), keeping);
        }
    }

    @Test
    void headersStayAndBodiesGo() {
        for (String talk : List.of(SENT, FETCHED)) {
            String kept = kept(filtered(read(talk), BodyKeeping.HEADERS));
            assertThat(kept).contains("Subject: visible\r\n").doesNotContain("SECRETWORDS");
        }
        assertThat(kept(filtered(read(SENT), BodyKeeping.HEADERS))).contains(" and folded", "Subject: second\r\n\r\n");
    }

    @Test
    void nothingOfMessagesStays() {
        for (String talk : List.of(SENT, FETCHED)) {
            assertThat(kept(filtered(read(talk), BodyKeeping.NONE))).doesNotContain("SECRETWORDS", "Subject");
        }
    }

    @Test
    void listsAreNoMessages() {
        assertThat(kept(filtered(read(FETCHED), BodyKeeping.NONE))).contains("1 120\r\n.\r\n");
    }

    @Test
    void aBodyWithoutAnEmptyLineBeforeItIsLeftOutTooUpToItsFirstWord() {
        String talk = SENT.replace("       C|\n", "");
        assertThat(kept(filtered(read(talk), BodyKeeping.HEADERS)))
                .contains("SECRETWORDS")
                .doesNotContain("SECRETWORDS one", "two");
    }

    @Test
    void aMailInTheMiddleOfChunksBeginsNoHeader() {
        String talk = SENT.replace(
                        "8      C: BDAT 13 LAST",
                        "8      C: MAIL FROM:<a@example.com>\n" + "       S: 503 no\n9      C: BDAT 13 LAST")
                .replace("9      C: QUIT", "10     C: QUIT");
        Transcript left = filtered(read(talk), BodyKeeping.HEADERS);
        assertThat(kept(left)).doesNotContain("SECRETWORDS");
    }

    @Test
    void aCutMessageIsKnownToBeCut() {
        String talk =
                SENT.substring(0, SENT.indexOf("       C| .\n")) + "       end by client  client 0/0  server 0/0\n";
        Transcript left = filtered(read(talk), BodyKeeping.HEADERS);
        Message message = Talks.only(Conversation.of(left));
        assertThat(message.complete()).isFalse();
        assertThat(message.sha256()).isNull();
        assertThat(message.bytes()).isPositive();
        assertThat(left.entries())
                .anySatisfy(entry -> assertThat(entry)
                        .isInstanceOfSatisfying(
                                Frame.class, frame -> assertThat(frame.label()).isEqualTo(Label.WITHHELD)));
    }

    private static final String UNWANTED = """
        session 0000000000007  smtp  192.0.2.7:51234 -> mx.example.com:25  route office  2026-11-22T09:14:03Z
               S: 220 hi
        1      C: EHLO x
               S: 250 hi
        2      C: MAIL FROM:<a@example.com>
               S: 250 ok
        3      C: DATA
               S: 554 no valid recipients
        4      C: Subject: SECRETWORDS
               S: 500 what: Subject: SECRETWORDS
        5      C: Help with SECRETWORDS
        6      C:
        7      C: *{11}
        8      C: DATA
        5      S: 214-help with SECRETWORDS
               S: 214 yes
        6      S: 500 what
        7      S: 500 what: *{11}
        8      S: 503 RCPT first
        9      C: SECRETWORDS
        10     C: .
        9      S: 500 what: SECRETWORDS
        10     S: 500 .
        11     C: NOOP words
               S: 500 words
        12     C: QUIT
               S: 221 bye
               end by client  client 0/0  server 0/0
        """;

    /** What a client goes on to say of its message though nobody wants it is left out, and what a server repeats of it. */
    @Test
    void messageDataThatWasRefusedIsLeftOutToo() {
        Transcript whole = read(UNWANTED);
        for (BodyKeeping keeping : List.of(BodyKeeping.HEADERS, BodyKeeping.NONE)) {
            Transcript kept = filtered(whole, keeping);
            for (Side side : Side.values()) {
                assertThat(kept.isTiled(side)).isTrue();
                assertThat(kept.kept(side).latin1()).doesNotContain("SECRETWORDS");
            }
            assertThat(kept.kept(Side.CLIENT).latin1())
                    .contains("MAIL FROM:<a@example.com>\r\nDATA\r\n", "DATA\r\n\r\n.\r\nNOOP words\r\nQUIT\r\n");
            assertThat(kept.kept(Side.SERVER).latin1()).contains("554 no valid", "500 \r\n", "214-\r\n214 \r\n");
            assertThat(kept.kept(Side.SERVER).latin1()).contains("500 words\r\n221 bye");
        }
        Conversation told = Conversation.of(filtered(whole, BodyKeeping.NONE));
        assertThat(told.exchanges()).hasSameSizeAs(Conversation.of(whole).exchanges());
        assertThat(told.messages()).hasSameSizeAs(Conversation.of(whole).messages());
    }

    /** A mistyped command is none. */
    @Test
    void commandsBehindARefusalStay() {
        Transcript whole = read(UNWANTED.replace("C: Subject: SECRETWORDS", "C: RCTP TO:<b@example.com>"));
        assertThat(filtered(whole, BodyKeeping.NONE).normalForm()).isEqualTo(whole.normalForm());
    }
}
