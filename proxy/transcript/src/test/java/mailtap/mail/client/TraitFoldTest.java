package mailtap.mail.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TraitFoldTest {
    private static final String MESSAGE = """
          C| From: Alice <alice@example.org>
          C| To: bob@example.com, carol@example.com
          C| Cc: dave@example.com
          C| Subject: x
          C| Date: Sun, 22 Nov 2026 05:02:39 +0000
          C| Message-ID: <12345.1f0a9b8c@example.org>
          C| User-Agent: Mutt/2.2.9 (2022-11-12)
          C| MIME-Version: 1.0
          C| Content-Type: multipart/mixed; boundary="----=_Part_0_1f0a9b8c"
          C|
          C| ..dot
          C| .
          S: 250 ok
        """;

    private static String usual(Traits traits, Trait trait) {
        return traits.usual(trait).orElse("");
    }

    @Test
    void howCommandsAreWritten() {
        Traits traits = Told.smtp(Told.GREETING + """
            2 C: mail From: <a@example.org> size=12 BODY=8BITMIME AUTH=<>
              S: 250 ok
            3 C: rcpt To: <b@example.com> NOTIFY=SUCCESS ORCPT=rfc822;b@example.com
              S: 250 ok
            4 C: RSET
              S: 250 ok
            5 C: QUIT
              S: 221 bye
            """);
        assertThat(usual(traits, Trait.HELLO)).isEqualTo("EHLO");
        assertThat(usual(traits, Trait.HELLO_ARGUMENT)).isEqualTo("host.domain");
        assertThat(usual(traits, Trait.MAIL_FORM)).isEqualTo("mail From: <>");
        assertThat(usual(traits, Trait.RCPT_FORM)).isEqualTo("rcpt To: <>");
        assertThat(usual(traits, Trait.MAIL_PARAMETERS)).isEqualTo("size=… BODY=8BITMIME AUTH=<>");
        assertThat(usual(traits, Trait.RCPT_PARAMETERS)).isEqualTo("NOTIFY=SUCCESS ORCPT=…");
        assertThat(usual(traits, Trait.RSET)).isEqualTo("after RCPT");
        assertThat(usual(traits, Trait.QUIT)).isEqualTo("QUIT");
        assertThat(traits.values(Trait.VERB_CASE))
                .containsExactly(
                        new Seen("upper", 3, List.of("0000000000007.1", "0000000000007.4", "0000000000007.5")),
                        new Seen("lower", 2, List.of("0000000000007.2", "0000000000007.3")));
    }

    @Test
    void pipeliningIsTheOrderOfCommandsAndReplies() {
        assertThat(usual(Told.smtp(Told.GREETING + together()), Trait.PIPELINING))
                .isEqualTo("MAIL, RCPTs+DATA");
        assertThat(usual(Told.smtp(Told.GREETING + inTurn()), Trait.PIPELINING)).isEqualTo("one at a time");
        String plain = Told.GREETING.replace("PIPELINING", "8BITMIME");
        assertThat(usual(Told.smtp(plain + inTurn()), Trait.PIPELINING)).isEqualTo("not offered");
    }

    private static String together() {
        return """
            2 C: MAIL FROM:<alice@example.org>
              S: 250 ok
            3 C: RCPT TO:<bob@example.com>
            4 C: RCPT TO:<erin@example.net>
            5 C: DATA
            3 S: 250 ok
            4 S: 250 ok
            5 S: 354 go
            """ + MESSAGE;
    }

    private static String inTurn() {
        return """
            2 C: MAIL FROM:<alice@example.org>
              S: 250 ok
            3 C: RCPT TO:<bob@example.com>
              S: 250 ok
            4 C: RCPT TO:<erin@example.net>
              S: 250 ok
            5 C: DATA
              S: 354 go
            """ + MESSAGE;
    }

    @Test
    void whatItsMessagesLookLike() {
        Traits traits = Told.smtp(Told.GREETING + together());
        assertThat(usual(traits, Trait.IDENTIFICATION)).isEqualTo("User-Agent: Mutt/2.2.9 (2022-11-12)");
        assertThat(usual(traits, Trait.MESSAGE_ID)).isEqualTo("9.x{8}@domain of From");
        assertThat(usual(traits, Trait.DATE)).isEqualTo("Day, D Mon YYYY hh:mm:ss +hhmm");
        assertThat(usual(traits, Trait.BOUNDARY)).isEqualTo("\"----=_Part_9_x{8}\"");
        assertThat(usual(traits, Trait.CONTENT_TYPE)).isEqualTo("multipart/mixed; boundary=\"…\"");
        assertThat(usual(traits, Trait.HEADER_ORDER))
                .isEqualTo("From, To, Subject, Date, Message-ID, User-Agent, MIME-Version, Content-Type");
        assertThat(usual(traits, Trait.ENVELOPE_ORDER)).isEqualTo("To, hidden");
        assertThat(traits.values(Trait.BCC_WAY))
                .containsExactly(new Seen("envelope only", 1, List.of("0000000000007.m1")));
        assertThat(usual(traits, Trait.LINE_ENDS)).isEqualTo("CRLF");
        assertThat(usual(traits, Trait.DOTS)).isEqualTo("doubled");
        assertThat(usual(traits, Trait.MESSAGES)).isEqualTo("one");
        assertThat(usual(traits, Trait.QUIT)).isEqualTo("closing without QUIT");
    }

    @Test
    void aBccFieldThatIsSentIsSeen() {
        String talk = Told.GREETING + together();
        String kept = talk.replace("C| Cc: dave@example.com", "C| Bcc: erin@example.net");
        assertThat(usual(Told.smtp(kept), Trait.BCC_WAY)).isEqualTo("field sent to others too");
        String own = kept.replace("C: RCPT TO:<bob@example.com>", "C: RCPT TO:<erin@example.net>");
        assertThat(usual(Told.smtp(own), Trait.BCC_WAY)).isEqualTo("field sent to those it names");
        String empty = talk.replace("C| Cc: dave@example.com", "C| Bcc:");
        assertThat(usual(Told.smtp(empty), Trait.BCC_WAY)).isEqualTo("empty field sent");
        String blind = empty.replace("C| To: bob@example.com", "C| X-To: bob@example.com");
        assertThat(usual(Told.smtp(blind), Trait.BCC_WAY)).isEqualTo("empty field sent to those in no header");
    }

    @Test
    void aServerThatPassesMailOnIsNotThePrograThatWroteIt() {
        String received =
                "C| Received: from gp (gp [192.0.2.1]) by mx.example.org (Postfix) with ESMTP id 4F;\n  C| From";
        Traits traits = Told.smtp(Told.GREETING + together().replaceFirst("C\\| From", received));
        assertThat(usual(traits, Trait.IDENTIFICATION)).isEqualTo("Received: Postfix");
        assertThat(traits.values(Trait.MESSAGE_ID)).isEmpty();
    }

    @Test
    void chunksOfBdat() {
        Traits traits = Told.smtp(Told.GREETING + """
            2 C: MAIL FROM:<alice@example.org>
            3 C: RCPT TO:<bob@example.com>
            2 S: 250 ok
            3 S: 250 ok
            4 C: BDAT 4
              C+ abc
              S: 250 ok
            5 C: BDAT 4 LAST
              C+ abc
              S: 250 ok
            """);
        assertThat(usual(traits, Trait.CONTENT)).isEqualTo("BDAT, chunks of 4");
        assertThat(usual(traits, Trait.MESSAGES)).isEqualTo("one");
        assertThat(usual(traits, Trait.PIPELINING)).isEqualTo("MAIL+RCPT, BDAT");
    }

    @Test
    void howAMailboxIsLookedThrough() {
        Traits traits = Told.pop3("""
               S: +OK
             1 C: CAPA
               S: +OK
               S| UIDL
               S| .
             2 C: USER a
               S: +OK
             3 C: PASS *{6}
               S: +OK
               login "USER" user "a" success reply "+OK"  secret plain
             4 C: STAT
               S: +OK 2 10
             5 C: UIDL
               S: +OK
               S| 1 a
               S| .
             6 C: LIST 1
               S: +OK 1 3
             7 C: RETR 1
               S: +OK
               S| a
               S| .
             8 C: DELE 1
               S: +OK
             9 C: RETR 2
            10 C: DELE 2
             9 S: +OK
               S| a
               S| .
            10 S: +OK
            11 C: QUIT
               S: +OK
            """);
        assertThat(usual(traits, Trait.CAPA)).isEqualTo("before login");
        assertThat(usual(traits, Trait.LOGIN)).isEqualTo("USER and PASS");
        assertThat(usual(traits, Trait.LISTING)).isEqualTo("STAT, UIDL, LIST n");
        assertThat(usual(traits, Trait.FETCHING)).isEqualTo("RETR n, DELE n");
        assertThat(usual(traits, Trait.DELETING)).isEqualTo("each behind its RETR");
        assertThat(usual(traits, Trait.PIPELINING)).isEqualTo("DELE");
        assertThat(usual(traits, Trait.QUIT)).isEqualTo("QUIT");
    }

    @Test
    void tlsHelloIsATrait() {
        Traits traits = Told.smtp("""
            tls opened towards client by implicit intercept version "TLSv1.3" ja3 "0a1b" ja4 "t13d"
              tls opened towards server by implicit intercept version "TLSv1.3" ja3 "ffff" ja4 "mine"
            """);
        assertThat(usual(traits, Trait.JA4)).isEqualTo("t13d");
        assertThat(usual(traits, Trait.TLS)).isEqualTo("from the first byte");
    }

    @Test
    void whatIsWrittenIsRead() {
        Traits traits = Told.smtp(Told.GREETING + together());
        assertThat(Traits.read(traits.written())).isEqualTo(traits);
        assertThat(Traits.read("nonsense\nno-trait\tx\t1\ty\n")).isEqualTo(Traits.NONE);
    }

    @Test
    void profilesAddUp() {
        Traits one = Told.smtp(Told.GREETING + together());
        Traits two = new TraitCounter().addAll(one).addAll(one).traits();
        assertThat(two.values(Trait.BCC_WAY))
                .containsExactly(new Seen("envelope only", 2, List.of("0000000000007.m1")));
    }
}
