package mailtap.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import mailtap.dialogue.Dialogue;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Endpoint;
import mailtap.transcript.Entry;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;

/**
 * A session that nobody held, for the {@link RehearsalStage}. Each is a little different, and what is seldom in real stores
 * is seldom here: logins that fail, recipients refused, files attached, subjects in Chinese.
 */
final class RehearsalTalk {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> PEOPLE = List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace");
    private static final List<String> DOMAINS = List.of("example.org", "example.net", "example.com");
    private static final List<String> SUBJECTS = List.of("Invoice", "Meeting tomorrow", "Protokoll", "Re: order");

    private static final String TEXT = """
        Content-Type: text/plain; charset=utf-8

        Please find below what was said. Regards, 会议
        """;

    private static final String WITH_FILE = """
        Content-Type: multipart/mixed; boundary=b0

        --b0
        Content-Type: text/plain

        attached
        --b0
        Content-Type: application/pdf; name="invoice.pdf"
        Content-Transfer-Encoding: base64

        JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoK
        --b0--
        """;

    private final int number;
    private final Consumer<Entry> out;
    private final Dialogue dialogue;
    private final Map<Side, Long> said = new EnumMap<>(Side.class);
    private Instant at;

    RehearsalTalk(int number, Consumer<Entry> out) {
        this.number = number;
        this.out = out;
        this.at = FIRST.plusSeconds(97L * number);
        this.dialogue = new Dialogue(protocol(), Secrets.masked(), out);
    }

    private Protocol protocol() {
        return one(4) ? Protocol.POP3 : Protocol.SMTP;
    }

    /** Whether this is the one of so many. */
    private boolean one(int of) {
        return number % of == of - 1;
    }

    /** Of some hundred people. */
    private String address(int of) {
        String namesake = of % 20 == 0 ? "" : String.valueOf(of % 20);
        return PEOPLE.get(of % PEOPLE.size()) + namesake + "@" + DOMAINS.get(of % DOMAINS.size());
    }

    void hold() {
        Endpoint client = new Endpoint(null, "192.0.2." + (1 + number % 250), 20_000 + number);
        Endpoint server = new Endpoint("mail.example.org", "198.51.100.3", protocol() == Protocol.POP3 ? 110 : 25);
        out.accept(new SessionStart(at, protocol(), "office", SessionStart.Source.LIVE, client, server));
        if (protocol() == Protocol.POP3) {
            retrieve();
        } else {
            submit();
        }
        dialogue.closed(Side.CLIENT, at);
        dialogue.closed(Side.SERVER, at);
        out.accept(new SessionEnd(at, SessionEnd.EndedBy.CLIENT, wire(Side.CLIENT), wire(Side.SERVER)));
    }

    private SessionEnd.Wire wire(Side from) {
        long bytes = said.getOrDefault(from, 0L);
        return new SessionEnd.Wire(bytes, bytes);
    }

    private void submit() {
        say(Side.SERVER, "220 mail.example.org ESMTP\r\n");
        ask("EHLO [192.0.2.7]", "250-mail.example.org\r\n250-SIZE 10240000\r\n250-AUTH PLAIN\r\n250 8BITMIME");
        ask("AUTH PLAIN AGVyaW4Ac2VjcmV0", one(41) ? "535 5.7.8 authentication failed" : "235 2.7.0 welcome");
        ask("MAIL FROM:<" + address(number) + ">", "250 2.1.0 Ok");
        ask("RCPT TO:<" + address(number + 1) + ">", "250 2.1.5 Ok");
        ask("RCPT TO:<" + address(number * 5 + 2) + ">", one(37) ? "550 5.1.1 User unknown" : "250 2.1.5 Ok");
        ask("DATA", "354 go on");
        say(Side.CLIENT, message() + ".\r\n");
        say(Side.SERVER, "250 2.0.0 Ok: queued as " + number + "\r\n");
        ask("QUIT", "221 2.0.0 Bye");
    }

    private void retrieve() {
        say(Side.SERVER, "+OK ready\r\n");
        ask("USER " + address(number), "+OK");
        ask("PASS secret", "+OK Logged in.");
        ask("UIDL", "+OK\r\n1 " + number + "\r\n.");
        ask("RETR 1", "+OK\r\n" + message() + ".");
        ask("DELE 1", "+OK");
        ask("QUIT", "+OK Bye");
    }

    private String message() {
        String subject = one(29) ? "=?UTF-8?B?5Lya6K6u6YCa55+l?=" : SUBJECTS.get(number % SUBJECTS.size());
        String head = """
            From: %s
            To: %s
            Cc: %s
            Subject: %s %d
            Message-ID: <%d@example.org>
            X-Mailer: Rehearsal
            MIME-Version: 1.0
            """.formatted(address(number), address(number + 1), address(number + 4), subject, number, number);
        return (head + (one(11) ? WITH_FILE : TEXT)).replace("\n", "\r\n");
    }

    private void ask(String line, String reply) {
        say(Side.CLIENT, line + "\r\n");
        say(Side.SERVER, reply + "\r\n");
    }

    // In old ones all went quickly: Lucene stores numbers in another way where some are much larger than others.
    private void say(Side side, String text) {
        long micros = number < 1_500 ? 10 + number % 30 : 300 + number * 997L % 900_000;
        at = at.plusNanos(1_000 * micros);
        byte[] bytes = text.getBytes(UTF_8);
        said.merge(side, (long) bytes.length, Long::sum);
        dialogue.received(side, Bytes.wrap(bytes), at);
    }
}
