package mailtap.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final String ENVELOPE = """
            1 C: MAIL FROM:<a@x.org>
              S: 250 ok
            2 C: RCPT TO:<b@x.org>
              S: 250 ok
            """;

    private static Path sender(Message message) {
        return Objects.requireNonNull(message.mailFrom()).path();
    }

    private static List<String> recipients(Message message) {
        return message.recipients().stream()
                .map(one -> one.path().text() + " " + one.outcome().wireName())
                .toList();
    }

    @Test
    void aMessageAndWhoGotIt() {
        Message message = Talks.only(Talks.smtp("""
                1 C: MAIL FROM:<a@x.org> SIZE=9 BODY=8BITMIME
                  S: 250 ok
                2 C: RCPT TO:<b@x.org> NOTIFY=NEVER
                  S: 250 ok
                3 C: RCPT TO:<c@x.org>
                  S: 550 no
                4 C: RCPT TO:<d@x.org>
                  S: 452 4.5.3 later
                5 C: DATA
                  S: 354 go on
                  C| Subject: x
                  C|
                  C| ..
                  C| .
                  S: 250 2.0.0 queued
                """));
        assertThat(recipients(message)).containsExactly("b@x.org accepted", "c@x.org refused", "d@x.org deferred");
        assertThat(message.recipients().getFirst().parameters().value("notify")).contains("NEVER");
        assertThat(sender(message).address()).isEqualTo(new Address("a", "x.org"));
        assertThat(Objects.requireNonNull(message.mailFrom()).parameters().value("SIZE"))
                .contains("9");
        assertThat(message.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(message.complete()).isTrue();
        assertThat(message.exchange()).isEqualTo(5);
        assertThat(message.head().latin1()).isEqualTo("Subject: x\r\n\r\n.\r\n");
        assertThat(message.bytes()).isEqualTo(17);
        assertThat(message.sha256()).isEqualTo(DigestUtils.sha256Hex("Subject: x\r\n\r\n.\r\n"));
        assertThat(message.bodySha256()).isEqualTo(DigestUtils.sha256Hex(".\r\n"));
    }

    @Test
    void aPipelinedEnvelopeIsTheSame() {
        Message message = Talks.only(Talks.smtp("""
                1 C: MAIL FROM:<>
                2 C: RCPT TO:<b@x.org>
                3 C: RCPT TO:<c@x.org>
                4 C: DATA
                1 S: 250 ok
                2 S: 250 ok
                3 S: 550 no
                4 S: 354 go on
                  C| x
                  C| .
                5 C: QUIT
                4 S: 250 queued
                5 S: 221 bye
                """));
        assertThat(recipients(message)).containsExactly("b@x.org accepted", "c@x.org refused");
        assertThat(sender(message).isNull()).isTrue();
        assertThat(message.bodySha256()).isNull();
    }

    @Test
    void anEnvelopeWithoutMessageIsKeptAsNotSent() {
        for (String ending : new String[] {
            "3 C: RSET\n  S: 250 ok\n", "3 C: QUIT\n  S: 221 bye\n", "", "3 C: DATA\n  S: 554 no valid recipients\n"
        }) {
            Conversation talk = Talks.smtp(ENVELOPE + ending);
            Message message = Talks.only(talk);
            assertThat(message.outcome()).as(ending).isEqualTo(Outcome.NOT_SENT);
            assertThat(recipients(message)).containsExactly("b@x.org not-sent");
            assertThat(talk.messageCount()).isZero();
        }
    }

    @Test
    void cutBeforeTheDotIsNoMessage() {
        Conversation talk = Talks.smtp(ENVELOPE + "3 C: DATA\n  S: 354 go\n  C| half\n");
        Message message = Talks.only(talk);
        assertThat(message.isTruncated()).isTrue();
        assertThat(message.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(message.sha256()).isNull();
        assertThat(talk.messageCount()).isZero();
    }

    @Test
    void aSecondMailRefusedLeavesTheFirst() {
        Message message = Talks.only(Talks.smtp("""
                1 C: MAIL FROM:<a@x.org>
                  S: 250 ok
                2 C: MAIL FROM:<z@x.org>
                3 C: RCPT TO:<b@x.org>
                2 S: 503 nested
                3 S: 250 ok
                4 C: DATA
                  S: 354 go
                  C| x
                  C| .
                  S: 250 ok
                """));
        assertThat(sender(message).text()).isEqualTo("a@x.org");
        assertThat(recipients(message)).containsExactly("b@x.org accepted");
    }

    @Test
    void aSecondMailAcceptedBeginsAnew() {
        Conversation talk = Talks.smtp("""
                1 C: MAIL FROM:<a@x.org>
                  S: 250 ok
                2 C: RCPT TO:<b@x.org>
                  S: 250 ok
                3 C: MAIL FROM:<z@x.org>
                  S: 250 ok
                4 C: RCPT TO:<c@x.org>
                  S: 250 ok
                """);
        assertThat(talk.messages())
                .extracting(EnvelopeTest::recipients)
                .containsExactly(List.of("b@x.org not-sent"), List.of("c@x.org not-sent"));
    }

    @Test
    void aRefusedSenderDoesNotHideTheNext() {
        Conversation talk = Talks.smtp("""
                1 C: MAIL FROM:<a@x.org>
                2 C: RCPT TO:<b@x.org>
                3 C: DATA
                1 S: 553 not yours
                2 S: 503 no
                3 S: 503 no
                4 C: MAIL FROM:<c@x.org>
                  S: 250 ok
                5 C: RCPT TO:<b@x.org>
                  S: 250 ok
                6 C: DATA
                  S: 354 go
                  C| .
                  S: 250 ok
                """);
        assertThat(talk.messages()).extracting(Message::outcome).containsExactly(Outcome.NOT_SENT, Outcome.ACCEPTED);
        Reply reply = talk.messages().getFirst().reply();
        assertThat(reply).isNotNull().extracting(Reply::code).isEqualTo("553");
    }

    @Test
    void chunksMakeOneMessage() {
        Message message = Talks.only(Talks.smtp("""
                1 C: MAIL FROM:<a@x.org>
                2 C: RCPT TO:<b@x.org>
                3 C: BDAT 5
                  C+ .ab
                4 C: BDAT 3 LAST
                  C+ c
                1 S: 250 ok
                2 S: 250 ok
                3 S: 250 ok
                4 S: 250 ok
                """));
        assertThat(message.chunking()).isEqualTo(Message.Chunking.BDAT);
        assertThat(message.head().latin1()).isEqualTo(".ab\r\nc\r\n");
        assertThat(message.complete()).isTrue();
        assertThat(recipients(message)).containsExactly("b@x.org accepted");
    }

    @Test
    void chunksRefusedHalfwayAreNoMessage() {
        Message message =
                Talks.only(Talks.smtp(ENVELOPE + "3 C: BDAT 3\n  C+ c\n  S: 552 full\n4 C: RSET\n  S: 250 ok\n"));
        assertThat(message.complete()).isFalse();
        assertThat(message.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(recipients(message)).containsExactly("b@x.org refused");
    }

    @Test
    void lmtpHasAVerdictForEachAcceptedRecipient() {
        Message message = Talks.only(Talks.of("lmtp", """
                1 C: MAIL FROM:<a@x.org>
                  S: 250 ok
                2 C: RCPT TO:<b@x.org>
                  S: 250 ok
                3 C: RCPT TO:<c@x.org>
                  S: 550 no
                4 C: RCPT TO:<d@x.org>
                  S: 250 ok
                5 C: DATA
                  S: 354 go
                  C| x
                  C| .
                6 C: QUIT
                5 S: 250 kept
                  S: 452 full
                6 S: 221 bye
                """));
        assertThat(recipients(message)).containsExactly("b@x.org accepted", "c@x.org refused", "d@x.org deferred");
        assertThat(message.outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void holesMakeTheDigestUnknown() {
        Message message = Talks.only(
                Talks.smtp(ENVELOPE + "3 C: DATA\n  S: 354 go\n  C| x\n  C? 500 bytes unkept\n  S: 250 ok\n"));
        assertThat(message.complete()).isTrue();
        assertThat(message.holes()).isTrue();
        assertThat(message.sha256()).isNull();
        assertThat(message.outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void contentBehindALostGoAheadIsAHole() {
        Message message = Talks.only(
                Talks.smtp(ENVELOPE + "3 C: DATA\n  S? 30 bytes lost\n  C? 17 bytes withheld\n  S: 250 queued\n"));
        assertThat(message.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(message.holes()).isTrue();
        assertThat(message.bytes()).isEqualTo(17);
    }

    @Test
    void aMessageSubmittedOverPop3IsOne() {
        Message message = Talks.only(
                Talks.pop3("1 C: XTND XMIT\n  S: +OK start\n  C| x\n  C| .\n  S: +OK\n2 C: NOOP\n  S: +OK\n"));
        assertThat(message.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(message.head().latin1()).isEqualTo("x\r\n");
    }

    @Test
    void anEarlyVerdictIsTakenBackByWhatFollows() {
        Message message = Talks.only(Talks.smtp(ENVELOPE
                + "3 C: DATA\n  S: 354 go\n  C| x\n  S: 552 too big\n  C| y\n  C| .\n4 C: QUIT\n  S: 221 bye\n"));
        assertThat(message.complete()).isTrue();
        assertThat(message.bytes()).isEqualTo(6);
        assertThat(message.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void brokenPathsAreReadAsFarAsTheyGoAndKeptRaw() {
        String[][] paths = {
            {"FROM:<a@x.org>", "<a@x.org>", "a@x.org"},
            {"from : <@r1,@r2:\"a b\"@X.org> SIZE=1", "<@r1,@r2:\"a b\"@X.org>", "\"a b\"@x.org"},
            {"FROM:mailto:name@youname.com>", "mailto:name@youname.com>", "name@youname.com"},
            {"FROM:<<a@x.org>> SIZE=1", "<<a@x.org>>", "a@x.org"},
            {"FROM:<a@x.org SIZE=1", "<a@x.org", "a@x.org"},
            {"FROM:a@x.org", "a@x.org", "a@x.org"},
            {"FROM:<\">\"@x.org>", "<\">\"@x.org>", "\">\"@x.org"},
            {"TO:<Postmaster>", "<Postmaster>", "postmaster"},
            {"a@x.org", "a@x.org", "a@x.org"},
            {"FROM:<a b@x.org>", "<a b@x.org>", "<a b@x.org>"},
            {"", "", ""},
        };
        for (String[] one : paths) {
            Path path = PathParser.parse(one[0]).path();
            assertThat(path.raw()).as(one[0]).isEqualTo(one[1]);
            assertThat(path.text()).as(one[0]).isEqualTo(one[2]);
        }
        assertThat(PathParser.parse("FROM:<a@x.org SIZE=1").parameters().value("size"))
                .contains("1");
    }
}
