package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailtap.config.BadSettings;
import mailtap.config.Keys;
import mailtap.config.Listener;
import mailtap.config.RouteSetting;
import mailtap.config.Settings;
import mailtap.config.TlsChoice;
import mailtap.config.TlsSetting;
import mailtap.journal.JournalBatch;
import mailtap.journal.JournalEntry;
import mailtap.journal.JournalReader;
import mailtap.relay.Relay;
import mailtap.sandbox.Sandbox;
import mailtap.sandbox.demo.DemoClient;
import mailtap.sandbox.demo.Letter;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.home.PrivateFiles;
import mailtap.viewer.home.StateFolder;
import mailtap.viewer.print.Screen;
import mailtap.viewer.wiring.Capture;
import mailtap.viewer.wiring.RouteSecurity;
import mailtap.viewer.wiring.Routes;
import mailtap.viewer.wiring.Sandboxes;

/** {@code mailtap demo}. */
final class DemoCommand implements Command {
    private static final String FOOTER = """
        Starts a small mail server and the relay before it, has a mail library send one
        message To two people, Cc one and Bcc two, and fetch it again, then shows what was
        said. Needs no network, leaves nothing running.

        Examples:
          mailtap demo                  the captured data goes into a temporary folder
          mailtap demo --data ./demo    or where you say
        """;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** There is no TLS in it, so no authority is made for it. */
    private static final TlsSetting PLAIN =
            new TlsSetting(TlsChoice.PASS, TlsSetting.USUAL.server(), TlsSetting.USUAL.minimum(), false);

    private final Common common;

    DemoCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("demo", this, "See it work: a message sent and fetched, watched and explained.", FOOTER);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = common.hasData() ? common.data() : PrivateFiles.createTemporaryFolder("mailtap-demo-");
        Letter letter = Letter.example();
        try (Screen screen = common.screen().live()) {
            DemoStory story = new DemoStory(common, screen, data);
            play(data, letter, story);
            story.tell(letter);
        }
        return ExitCode.DONE;
    }

    private void play(Path data, Letter letter, DemoStory story) throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandboxes.plain()) {
            Settings settings = settings(data, sandbox.ports());
            try (RouteSecurity security = RouteSecurity.prepare(
                            settings, common.surroundings().clock(), List.of());
                    Capture capture = Capture.start(
                            settings, Routes.of(settings, security), StateFolder.of(common.surroundings()));
                    JournalReader journal = JournalReader.fromNow(capture.data())) {
                story.begins(capture.listening());
                DemoClient client = new DemoClient(server(capture, Protocol.SMTP), server(capture, Protocol.POP3));
                client.send(letter);
                client.fetch(letter.to().getFirst());
                awaitEnds(journal, 2);
            }
        }
    }

    private Settings settings(Path data, Sandbox.Ports ports) {
        try {
            List<RouteSetting> routes = List.of(
                    RouteSetting.fromFlag(Listener.SMTP, "127.0.0.1:0=127.0.0.1:" + ports.smtp(), PLAIN),
                    RouteSetting.fromFlag(Listener.POP3, "127.0.0.1:0=127.0.0.1:" + ports.pop3(), PLAIN));
            Settings.Flag folder = new Settings.Flag("--data", Keys.DATA, data.toString());
            return Settings.load(new Settings.Inputs(null, Map.of(), List.of(folder), routes));
        } catch (BadSettings e) {
            throw new Mistake(e.line(), e);
        }
    }

    private static DemoClient.Server server(Capture capture, Protocol protocol) {
        Relay.Listening listening = capture.listening().stream()
                .filter(one -> one.route().protocol() == protocol)
                .findFirst()
                .orElseThrow();
        return new DemoClient.Server("127.0.0.1", listening.address().getPort());
    }

    /** The client is done before the relay is: what is shown then is to be whole. */
    private static void awaitEnds(JournalReader journal, int sessions) throws IOException, InterruptedException {
        Set<SessionId> ended = new HashSet<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ended.size() < sessions) {
            Optional<JournalBatch> batch = journal.await(Duration.ofMillis(250), Duration.ofMillis(25));
            for (JournalEntry entry : batch.map(JournalBatch::entries).orElse(List.of())) {
                if (entry.entry() instanceof SessionEnd) {
                    ended.add(entry.session());
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("the demonstration's sessions did not end within " + PATIENCE.toSeconds() + " s");
            }
        }
    }
}
