package mailtap.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Python's own smtplib and poplib. Skipped where there is no python3, unless MAILTAP_REQUIRE_PEERS is 1. */
class PythonTest {
    private static final String PROGRAM = """
            import poplib, smtplib, sys
            smtp = smtplib.SMTP("127.0.0.1", int(sys.argv[1]), timeout=20)
            smtp.login("alice@example.org", "secret")
            refused = smtp.sendmail("alice@example.org", ["bob@example.org", "refuse@example.org"],
                "Subject: from Python\\r\\n\\r\\n.dot\\r\\n..\\r\\nend\\r\\n")
            print(refused)
            smtp.quit()
            pop = poplib.POP3("127.0.0.1", int(sys.argv[2]), timeout=20)
            pop.user("bob@example.org")
            pop.pass_("secret")
            print(pop.stat()[0])
            reply, lines, octets = pop.retr(1)
            print(lines[-4:])
            print(pop.dele(1))
            pop.quit()
            """;

    @Test
    void sendsAndFetches() throws IOException, InterruptedException {
        boolean present = runs(List.of("python3", "--version"));
        if ("1".equals(System.getenv("MAILTAP_REQUIRE_PEERS"))) {
            assertThat(present).as("python3 runs").isTrue();
        }
        if (!present) {
            System.err.println("skipped: python3 is not installed");
        }
        assumeTrue(present, "python3 is not here");
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            Process python = new ProcessBuilder(
                            "python3",
                            "-c",
                            PROGRAM,
                            String.valueOf(sandbox.ports().smtp()),
                            String.valueOf(sandbox.ports().pop3()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(python.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(said.lines())
                    .containsExactly(
                            "{'refuse@example.org': (550, b'5.1.1 No such mailbox')}",
                            "1",
                            "[b'', b'.dot', b'..', b'end']",
                            "b'+OK deleted'");
            assertThat(sandbox.mailbox("bob")).isEmpty();
        }
    }

    private static boolean runs(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
