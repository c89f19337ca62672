package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mailtap.viewer.home.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A message whose Bcc field reaches more people with every copy, from the sockets to the commands: each copy changes what
 * is said of all of them.
 */
@Timeout(120)
class LeakTest {
    private static final String HEADER = "Message-ID: <leak@example.org> / Date: Sun, 22 Nov 2026 09:14:03 +0000"
            + " / From: alice@example.org / To: bob@example.org / Cc: carol@example.org / Subject: the plan";
    private static final String WITH_BCC = HEADER + " / Bcc: erin@example.org, frank@example.org";

    @TempDir
    private Path home;

    @Test
    void aCopyForTheBccPeopleThenOneForAllThenOneFetched() throws IOException {
        try (Running run = new Running(home, "--sandbox", "--smtp", "127.0.0.1:0", "--pop3", "127.0.0.1:0")) {
            Running.send(run.port("smtp-0"), WITH_BCC, "erin@example.org", "frank@example.org");
            String first = "last:smtp-0";
            assertThat(Running.judged(run.ask("recipients", first, "--json")))
                    .isEqualTo("bcc-shared-copy, certain; erin learnt [frank]; frank learnt [erin]");
            assertThat(found(run, "verdict:bcc-shared-copy")).hasSize(1);
            assertThat(run.ask("recipients", first, "--expect", "no-bcc-exposed")
                            .exitCode())
                    .isEqualTo(ExitCode.DONE);

            Running.send(run.port("smtp-0"), WITH_BCC, "bob@example.org", "carol@example.org");
            String exposed = "bcc-exposed, certain; bob learnt [erin,frank]; carol learnt [erin,frank];"
                    + " erin learnt [frank]; frank learnt [erin]";
            assertThat(Running.judged(run.ask("recipients", first, "--json"))).isEqualTo(exposed);
            assertThat(Running.judged(run.ask("recipients", "last:smtp-0~1", "--json")))
                    .isEqualTo(exposed);
            assertThat(found(run, "verdict:bcc-exposed")).hasSize(2);
            assertThat(found(run, "verdict:bcc-shared-copy")).isEmpty();
            Cli.Result breached = run.ask("recipients", "subject:plan", "--expect", "no-bcc-exposed");
            assertThat(breached.exitCode()).isEqualTo(ExitCode.BREACH);
            assertThat(breached.out())
                    .contains("bob@example.org is shown erin@example.org, frank@example.org in Bcc")
                    .endsWith("no-bcc-exposed: breached\n");

            fetch(run.port("pop3-0"), "bob@example.org");
            String leaked = exposed.replace("exposed", "leaked");
            assertThat(Running.judged(run.ask("recipients", first, "--json"))).isEqualTo(leaked);
            assertThat(found(run, "verdict:bcc-leaked")).hasSize(2);
            assertThat(run.ask("recipients", first, "--expect", "no-bcc-exposed")
                            .exitCode())
                    .isEqualTo(ExitCode.BREACH);
        }
        Cli asking = new Cli(home);
        assertThat(asking.run("index", "--rebuild").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(asking.run("search", "verdict:bcc-leaked", "--in", "messages")
                        .out()
                        .lines())
                .hasSize(3);
        assertThat(Running.judged(asking.run("recipients", "last:smtp-0", "--json")))
                .startsWith("bcc-leaked, certain; bob learnt [erin,frank]");
        assertThat(asking.run("recipients", "--expect", "no-bcc-exposed").exitCode())
                .isEqualTo(ExitCode.BREACH);
    }

    @Test
    void theSecondWayOverTwoConnectionsIsNoExposure() throws IOException {
        try (Running run = new Running(home, "--sandbox", "--smtp", "127.0.0.1:0", "--pop3", "127.0.0.1:0")) {
            Running.send(run.port("smtp-0"), HEADER, "bob@example.org", "carol@example.org");
            assertThat(Running.judged(run.ask("recipients", "--json"))).isEqualTo("all-listed, certain");

            Running.send(run.port("smtp-0"), WITH_BCC, "erin@example.org", "frank@example.org");
            assertThat(Running.judged(run.ask("recipients", "last:smtp-0~1", "--json")))
                    .isEqualTo("bcc-shared-copy, certain; erin learnt [frank]; frank learnt [erin]");
            assertThat(found(run, "verdict:bcc-shared-copy flag:fan-out")).hasSize(2);
            assertThat(run.ask("recipients", "--expect", "no-bcc-exposed").exitCode())
                    .isEqualTo(ExitCode.DONE);

            fetch(run.port("pop3-0"), "erin@example.org");
            fetch(run.port("pop3-0"), "bob@example.org");
            assertThat(Running.judged(run.ask("recipients", "last:smtp-0", "--json")))
                    .startsWith("bcc-shared-copy, certain; erin learnt [frank]");
            assertThat(found(run, "verdict:bcc-leaked")).isEmpty();
        }
    }

    /** The messages that were sent, of which a query says this. */
    private static List<String> found(Running run, String query) {
        return run.ask("search", query + " NOT outcome:retrieved", "--in", "messages", "--json")
                .out()
                .lines()
                .toList();
    }

    private static void fetch(int port, String user) throws IOException {
        assertThat(Running.talk(port, "USER " + user + "|+OK", "PASS sesame|+OK", "RETR 1|+OK.", "QUIT|+OK"))
                .anyMatch(reply -> reply.contains("Subject: the plan"));
    }
}
