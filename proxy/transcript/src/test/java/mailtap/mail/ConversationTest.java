package mailtap.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import org.junit.jupiter.api.Test;

class ConversationTest {
    @Test
    void commandsAndRepliesMakeExchanges() {
        Conversation talk = Talks.smtp("""
               0.010  S: 220 mx ESMTP
            1 +0.100  C: ehlo  GP
              +0.020  S: 250-mx
                      S: 250 SIZE 1000
            2 +0.001  C: VRFY bob
              +0.002  S: 550 5.1.1 no such user
            3         C: NOOP
            """);
        assertThat(talk.exchanges()).extracting(Exchange::number).containsExactly(0, 1, 2, 3);
        Exchange ehlo = talk.exchanges().get(1);
        assertThat(ehlo.command()).isEqualTo(new Command("EHLO", "GP", "ehlo  GP"));
        assertThat(ehlo.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.code()).isEqualTo("250");
            assertThat(reply.lines()).containsExactly("mx", "SIZE 1000");
        });
        assertThat(ehlo.client()).isEqualTo(Duration.ofMillis(100));
        assertThat(ehlo.server()).isEqualTo(Duration.ofMillis(20));
        assertThat(talk.exchanges().get(0).server()).isEqualTo(Duration.ofMillis(10));
        assertThat(talk.exchanges().get(2).lastReply())
                .isNotNull()
                .extracting(Reply::enhancedCode)
                .isEqualTo("5.1.1");
        assertThat(talk.exchanges())
                .extracting(Exchange::status)
                .containsExactly(
                        Exchange.Status.OK, Exchange.Status.OK, Exchange.Status.REFUSED, Exchange.Status.UNANSWERED);
    }

    @Test
    void aLoginIsOneExchangeAndShowsNoSecret() {
        Conversation talk = Talks.smtp("""
            1 C: AUTH PLAIN \\!{AGEAc2VjcmV0\\}
              S: 535 5.7.8 no
            2 C: AUTH LOGIN
              S: 334 VXNlcm5hbWU6
              C@ Ym9i
              S: 334 UGFzc3dvcmQ6
              C: ********
              S: 235 2.7.0 in
            """);
        assertThat(talk.exchanges()).hasSize(2);
        assertThat(talk.exchanges().getFirst().command())
                .isEqualTo(new Command("AUTH", "PLAIN ********", "AUTH PLAIN ********"));
        assertThat(talk.exchanges().getLast().replies()).extracting(Reply::code).containsExactly("334", "334", "235");
    }

    @Test
    void tlsOfBothLegsIsListedInTheOrderOfTheHandshakes() {
        Conversation talk = Talks.smtp("""
            1 C: STARTTLS
              tls opened towards server by starttls intercept version "TLSv1.3" verification "verified"
              S: 220 go ahead
              tls failed towards client by starttls intercept failure "the other side closed"
            """);
        assertThat(talk.tls()).extracting(TlsFacts::leg).containsExactly(Side.SERVER, Side.CLIENT);
        assertThat(talk.tls()).extracting(TlsFacts::isVerified).containsExactly(true, false);
        assertThat(talk.exchanges()).hasSize(1);
    }

    @Test
    void whatIsNoReplyAndWhatIsNoCommandIsStillThere() {
        Conversation talk =
                Talks.smtp("  S: hello\n1 C: \n  S: 2500 x\n2 C: QUI\\\n  end by client  client 0/0  server 0/0\n");
        assertThat(talk.exchanges()).extracting(Exchange::verb).containsExactly("", "", "QUI");
        assertThat(talk.exchanges())
                .extracting(Exchange::status)
                .containsExactly(Exchange.Status.UNCLEAR, Exchange.Status.UNCLEAR, Exchange.Status.UNANSWERED);
    }

    @Test
    void aMessageFetchedAndDeletedIsFollowedToQuit() {
        Conversation talk = Talks.pop3("""
              S: +OK hi
            1 C: STAT
              S: +OK 2 320
            2 C: UIDL
              S: +OK
              S| 1 abc
              S| 2 def
              S| .
            3 C: RETR 2
              S: +OK 9 octets
              S| a
              S| ..b
              S| .
            4 C: DELE 2
              S: +OK
            5 C: RETR 7
              S: -ERR none
            6 C: QUIT
              S: +OK bye
            """);
        assertThat(talk.mailbox())
                .isEqualTo(new Mailbox(
                        2,
                        320,
                        new java.util.TreeSet<>(List.of(2)),
                        true,
                        java.util.Objects.requireNonNull(talk.mailbox()).uidls()));
        assertThat(talk.retrieved()).singleElement().satisfies(one -> {
            assertThat(one.messageNumber()).isEqualTo(2);
            assertThat(one.uidl()).isEqualTo("def");
            assertThat(one.head().latin1()).isEqualTo("a\r\n.b\r\n");
            assertThat(one.complete()).isTrue();
            assertThat(one.deleted()).isTrue();
        });
    }

    @Test
    void withoutQuitNothingIsDeleted() {
        Conversation talk = Talks.pop3("""
            1 C: TOP 1 0
              S: +OK
              S| x
              S| .
            2 C: DELE 1
              S: +OK
            3 C: LIST
              S: +OK
              S| 1 70
              S| 3 4
              S| .
            """);
        assertThat(talk.mailbox())
                .isEqualTo(new Mailbox(
                        2,
                        74,
                        new java.util.TreeSet<>(List.of(1)),
                        false,
                        java.util.Objects.requireNonNull(talk.mailbox()).uidls()));
        assertThat(talk.retrieved()).singleElement().satisfies(one -> {
            assertThat(one.command()).isEqualTo("TOP");
            assertThat(one.deleted()).isFalse();
        });
    }

    @Test
    void aListingCutShortIsNotComplete() {
        Conversation talk = Talks.pop3("1 C: RETR 1\n  S: +OK\n  S| x\n  S? 30 bytes lost\n");
        assertThat(talk.retrieved()).singleElement().satisfies(one -> {
            assertThat(one.complete()).isFalse();
            assertThat(one.holes()).isTrue();
            assertThat(one.bytes()).isEqualTo(33);
            assertThat(one.sha256()).isNull();
        });
    }
}
