package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mailtap.sandbox.Sandbox;
import mailtap.sandbox.SandboxSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a route declares of its mail in the configuration, up to the verdict. */
@Timeout(120)
class StageTest {
    private static final String HEADER = "From: alice@example.org / To: bob@example.org / Subject: ";

    @TempDir
    private Path home;

    @Test
    void aRouteSaysWhereOnItsWayItsMailIs() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
            Path file = configured(sandbox.ports().smtp());
            try (Running run = new Running(home, "--config", file.toString())) {
                for (String route : new String[] {"plain", "between", "last"}) {
                    send(run, route, HEADER + route);
                }
                send(run, "first", "Received: by x / " + HEADER + "first");
                send(run, "plain", "Received: by x / " + HEADER + "traced");

                judged(run, file, "plain", "hidden, likely", "submission", "no Received field");
                judged(run, file, "traced", "unlisted, undecidable", "transfer", "it has a Received field");
                judged(run, file, "between", "unlisted, undecidable", "transfer", "declared to be transfer");
                judged(run, file, "last", "unlisted, undecidable", "delivery", "declared to be delivery");
                judged(run, file, "first", "hidden, likely", "submission", "declared to be submission");
            }
        }
    }

    private Path configured(int upstream) throws IOException {
        StringBuilder routes = new StringBuilder("routes {\n");
        String[][] all = {{"plain", ""}, {"first", "submission"}, {"between", "transfer"}, {"last", "delivery"}};
        for (String[] one : all) {
            routes.append(one[0]).append(" { protocol = smtp\n listen = \"127.0.0.1:0\"\n upstream = \"127.0.0.1:");
            routes.append(upstream).append("\"\n");
            routes.append(one[1].isEmpty() ? "" : "stage = " + one[1] + "\n").append("}\n");
        }
        return Files.writeString(home.resolve("mailtap.conf"), routes + "}\n");
    }

    private static void send(Running run, String route, String header) throws IOException {
        Running.send(run.port(route), header, "bob@example.org", "erin@example.org");
    }

    /** By the command, and by the index that was made meanwhile. */
    private static void judged(Running run, Path file, String subject, String judged, String stage, String because) {
        Cli.Result result = run.ask("recipients", "subject:" + subject, "--json", "--config", file.toString());
        assertThat(Running.judged(result)).as(subject).isEqualTo(judged);
        assertThat(result.out()).contains("\"stage\":\"" + stage + "\"", because);
        String query = "subject:" + subject + " verdict:" + judged.substring(0, judged.indexOf(','));
        assertThat(run.ask("search", query, "--count", "--in", "messages").out())
                .as(query)
                .isEqualTo("1\n");
    }
}
