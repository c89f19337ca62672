package mailtap.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What no honest client would do. */
class HostileTest {
    private static final String ENVELOPE =
            "HELO x\r\nMAIL FROM:<alice@example.org>\r\nRCPT TO:<bob@example.org>\r\nDATA\r\n";

    @Test
    void aLineWithoutEndIsRefusedOnceAndTheNextLineIsHeard() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            String huge = "NOOP " + "x".repeat(5_000_000);
            String answer = Wire.converse(sandbox.ports().smtp(), huge + "\r\nNOOP\r\nQUIT\r\n", 100_000);
            assertThat(answer.lines())
                    .containsExactly(
                            "220 sandbox.test ESMTP mailtap sandbox",
                            "500 5.5.6 Line too long",
                            "250 2.0.0 Ok",
                            "221 2.0.0 Bye");
            assertThat(Wire.converse(sandbox.ports().pop3(), huge + "\r\nQUIT\r\n", 100_000)
                            .lines())
                    .containsExactly("+OK mailtap sandbox ready", "-ERR line too long", "+OK bye");
        }
    }

    @Test
    void aMessageThatIsTooBigIsReadToItsEndAndRefused() throws IOException {
        try (Sandbox sandbox = Sandbox.start(new SandboxSettings(0, 0, 1000, 10, 100_000))) {
            String line = "x".repeat(78) + "\r\n";
            String answer = Wire.converse(
                    sandbox.ports().smtp(), ENVELOPE + line.repeat(20) + ".\r\nNOOP\r\nQUIT\r\n", 1_000_000);
            assertThat(answer).endsWith("552 5.3.4 Message too big\r\n250 2.0.0 Ok\r\n221 2.0.0 Bye\r\n");
            assertThat(sandbox.mailbox("bob@example.org")).isEmpty();
        }
    }

    @Test
    void aFullMailboxAndAFullSandboxSaySo() throws IOException {
        String message = ENVELOPE + "Subject: x\r\n\r\n" + ("x".repeat(78) + "\r\n").repeat(8) + ".\r\nQUIT\r\n";
        try (Sandbox sandbox = Sandbox.start(new SandboxSettings(0, 0, 1000, 1, 100_000))) {
            assertThat(Wire.converse(sandbox.ports().smtp(), message, 10_000)).contains("250 2.0.0 Ok: delivered");
            assertThat(Wire.converse(sandbox.ports().smtp(), message, 10_000)).contains("452 4.2.2 Mailbox full");
        }
        try (Sandbox sandbox = Sandbox.start(new SandboxSettings(0, 0, 1000, 10, 1000))) {
            assertThat(Wire.converse(sandbox.ports().smtp(), message, 10_000)).contains("250 2.0.0 Ok: delivered");
            assertThat(Wire.converse(sandbox.ports().smtp(), message, 10_000)).contains("452 4.3.1 No room left");
            Wire.converse(sandbox.ports().pop3(), "USER bob\r\nPASS x\r\nDELE 1\r\nQUIT\r\n", 10_000);
            assertThat(Wire.converse(sandbox.ports().smtp(), message, 10_000)).contains("250 2.0.0 Ok: delivered");
        }
    }

    @Test
    void tooManyRecipientsAreTooMany() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            String recipients = IntStream.rangeClosed(1, 1001)
                    .mapToObj(number -> "RCPT TO:<r" + number + "@example.org>\r\n")
                    .collect(Collectors.joining());
            String answer = Wire.converse(
                    sandbox.ports().smtp(), "HELO x\r\nMAIL FROM:<>\r\n" + recipients + "QUIT\r\n", 100_000);
            assertThat(answer).containsOnlyOnce("452 4.5.3 Too many recipients");
            assertThat(answer.lines().filter("250 2.1.5 Ok"::equals)).hasSize(1000);
        }
    }

    @Test
    void whoMakesNothingButMistakesIsSentAway() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            String answer = Wire.converse(sandbox.ports().smtp(), "WHAT\r\n".repeat(200), 100_000);
            assertThat(answer.lines().filter(line -> line.startsWith("500"))).hasSize(100);
            assertThat(answer).endsWith("421 4.7.0 Too many errors\r\n");
        }
    }

    /** Only CRLF dot CRLF ends a message; what looks like it is content, and comes back as it was sent. */
    @Test
    void lookAlikesOfTheEndAreContent() throws IOException {
        String body = "a\n.\nb\r\n.\nc\n.\r\nd\r.\re\r\n..\r\n\0.\r\nf\r\n.\r\r\n";
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            String stuffed = body.replace("\r\n.", "\r\n..");
            Wire.converse(sandbox.ports().smtp(), ENVELOPE + stuffed + ".\r\nQUIT\r\n", 3);
            assertThat(delivered(sandbox)).isEqualTo(body);
        }
    }

    @Test
    void anyContentComesBackByPop3AsItWasSent() throws IOException {
        Random random = new Random(20261122);
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            for (int round = 0; round < 60; round++) {
                String body = randomBody(random) + "\r\n";
                String stuffed = ("\r\n" + body).replace("\r\n.", "\r\n..").substring(2);
                Wire.converse(sandbox.ports().smtp(), ENVELOPE + stuffed + ".\r\nQUIT\r\n", 1 + random.nextInt(50_000));
                assertThat(delivered(sandbox)).isEqualTo(body);
                assertThat(fetchedAndDeleted(sandbox)).endsWith("\r\n" + body);
            }
        }
    }

    @Test
    void randomBytesDoNotStopIt() throws IOException {
        Random random = new Random(7);
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            for (int round = 0; round < 40; round++) {
                byte[] noise = new byte[random.nextInt(3000)];
                random.nextBytes(noise);
                for (int port :
                        new int[] {sandbox.ports().smtp(), sandbox.ports().pop3()}) {
                    try (Wire wire = new Wire(port)) {
                        wire.send(new String(noise, StandardCharsets.ISO_8859_1), 1000);
                        wire.end();
                        assertThat(wire.rest()).isNotEmpty();
                    }
                }
            }
            assertThat(Wire.converse(sandbox.ports().smtp(), "QUIT\r\n", 10)).endsWith("221 2.0.0 Bye\r\n");
        }
    }

    @Test
    void whoAsksForMuchAndReadsNothingGetsItAllInTheEnd() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            sandbox.put("bob@example.org", "Subject: big\r\n\r\n" + ("x".repeat(98) + "\r\n").repeat(10_000));
            try (Wire wire = new Wire(sandbox.ports().pop3())) {
                wire.send("USER bob\r\nPASS x\r\n" + "RETR 1\r\n".repeat(30) + "QUIT\r\n", 10_000);
                assertThat(wire.rest().lines().filter(line -> line.startsWith("xxx")))
                        .hasSize(300_000);
            }
        }
    }

    @Test
    void twoAtOnceDoNotDisturbEachOther() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere());
                Wire one = new Wire(sandbox.ports().smtp());
                Wire two = new Wire(sandbox.ports().smtp())) {
            for (String line : ENVELOPE.lines().toList()) {
                one.line();
                one.sendLine(line);
                two.line();
                two.sendLine(line.replace("bob", "carol"));
            }
            one.line();
            two.line();
            one.sendLine("for bob\r\n.\r\nQUIT");
            two.sendLine("for carol\r\n.\r\nQUIT");
            assertThat(one.rest()).contains("250 2.0.0 Ok: delivered");
            assertThat(two.rest()).contains("250 2.0.0 Ok: delivered");
            assertThat(text(sandbox, "bob")).endsWith("for bob\r\n");
            assertThat(text(sandbox, "carol")).endsWith("for carol\r\n");
        }
    }

    @Test
    void aPortInUseIsSaidInOneLine() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            int taken = sandbox.ports().smtp();
            assertThatThrownBy(() -> Sandbox.start(SandboxSettings.onPorts(0, taken)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("sandbox cannot listen for pop3 on 127.0.0.1:" + taken + ": ")
                    .message()
                    .doesNotContain("\n");
        }
    }

    private static String randomBody(Random random) {
        String alphabet = "\r\n\r\n..ab\0\u00e4";
        return IntStream.range(0, random.nextInt(400))
                .mapToObj(at -> random.nextInt(6) == 0
                        ? "\r\n"
                        : String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                .collect(Collectors.joining());
    }

    /** The message less the lines the server put above it. */
    private static String delivered(Sandbox sandbox) {
        String text = text(sandbox, "bob");
        assertThat(text).startsWith("Return-Path: <alice@example.org>\r\nReceived: from x (");
        int at = -2;
        for (int line = 0; line < 4; line++) {
            at = text.indexOf("\r\n", at + 2);
        }
        return text.substring(at + 2);
    }

    private static String fetchedAndDeleted(Sandbox sandbox) throws IOException {
        String answer =
                Wire.converse(sandbox.ports().pop3(), "USER bob\r\nPASS x\r\nRETR 1\r\nDELE 1\r\nQUIT\r\n", 10_000);
        String fetched =
                answer.substring(answer.indexOf(" octets\r\n") + 9, answer.indexOf("\r\n.\r\n+OK deleted") + 2);
        return fetched.replace("\r\n..", "\r\n.");
    }

    private static String text(Sandbox sandbox, String login) {
        return new String(sandbox.mailbox(login).getLast(), StandardCharsets.ISO_8859_1);
    }
}
