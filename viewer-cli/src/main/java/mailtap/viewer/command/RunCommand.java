package mailtap.viewer.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mailtap.config.BadSettings;
import mailtap.config.Keys;
import mailtap.config.RouteSetting;
import mailtap.config.Scheme;
import mailtap.config.Settings;
import mailtap.journal.JournalReader;
import mailtap.relay.Relay;
import mailtap.relay.Route;
import mailtap.sandbox.Sandbox;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.home.StateFolder;
import mailtap.viewer.home.StopSignal;
import mailtap.viewer.print.OutputLost;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.LiveLines;
import mailtap.viewer.wiring.Capture;
import mailtap.viewer.wiring.Headers;
import mailtap.viewer.wiring.Routes;
import mailtap.viewer.wiring.Sandboxes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mailtap run}. */
@Command(
        name = "run",
        description = "Relay mail programs to their servers and record what is said.",
        footer = {
            "A LISTEN of just a port means this machine only. Beyond it, say who may connect",
            "with --allow: the server trusts this machine, and through it everybody behind it.",
            "Routes can also stand in mailtap.conf; those given here replace them.",
            "",
            "Examples:",
            "  mailtap run --smtp 2525=smtp.example.com:587 --pop3 1110=pop.example.com",
            "  mailtap run --smtp 2525=smtps://smtp.example.com --pop3 1110=pop3s://pop.example.com",
            "  mailtap run --sandbox                     a server to try things against",
            "  mailtap run --smtp 0.0.0.0:25=10.0.0.5:25 --allow 10.0.0.0/8",
            "",
            "Then point the mail program at the listening port instead of its server."
        })
final class RunCommand implements Callable<Integer> {
    private static final int SANDBOX_SMTP = 2525;
    private static final int SANDBOX_POP3 = 1110;

    private final Common common;

    @Option(
            names = "--smtp",
            paramLabel = "LISTEN=UPSTREAM",
            description = "Relay SMTP from a port or address:port to a host, host:port or URL. Repeatable.")
    private List<String> smtp = new ArrayList<>();

    @Option(names = "--pop3", paramLabel = "LISTEN=UPSTREAM", description = "The same for POP3. Repeatable.")
    private List<String> pop3 = new ArrayList<>();

    @Option(
            names = "--allow",
            paramLabel = "CIDR",
            description = "Network whose machines may connect to a listener beyond loopback. Repeatable.")
    private List<String> allow = new ArrayList<>();

    @Option(
            names = "--content",
            paramLabel = "WHAT",
            description = "Keep of messages: full, headers, none, or local: full where a route listens on this"
                    + " machine only, headers elsewhere (the default).")
    private @Nullable String content;

    @Option(
            names = "--sandbox",
            description = "Start a small mail server as the upstream, of port 2525 (SMTP) and 1110 (POP3) unless"
                    + " --smtp LISTEN and --pop3 LISTEN say otherwise.")
    private boolean sandbox;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not show sessions, messages and findings as they happen.")
    private boolean quiet;

    RunCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StopSignal stop = common.surroundings().stop();
        stop.arm();
        try (Sandbox server = sandbox ? Sandboxes.start(0, 0) : null) {
            Settings settings = settings(server);
            if (settings.routes().isEmpty()) {
                throw new Mistake("nothing to relay: name a route, such as --smtp 2525=smtp.example.com:587,"
                        + " or use --sandbox to try things");
            }
            run(settings, stop);
        }
        return ExitCode.DONE;
    }

    private void run(Settings settings, StopSignal stop) throws IOException, InterruptedException {
        Announcement announcement = Announcement.before(settings);
        try (Screen screen = common.screen();
                Screen notices = common.notices();
                Capture capture = start(settings);
                JournalReader reader = JournalReader.fromNow(capture.data())) {
            announcement.print(notices, capture);
            for (Relay.Listening one : capture.listening()) {
                screen.line(Announcement.listening(one));
            }
            screen.flush();
            if (quiet || !common.surroundings().terminal().out()) {
                stop.await();
            } else {
                show(stop, reader, screen);
            }
        }
    }

    private Capture start(Settings settings) throws IOException {
        List<Route> routes = settings.routes().stream().map(Routes::of).toList();
        return Capture.start(settings, routes, StateFolder.of(common.surroundings()));
    }

    /** When nobody reads what is shown any more, the relay goes on all the same. */
    private void show(StopSignal stop, JournalReader reader, Screen screen) throws IOException, InterruptedException {
        LiveLines lines = new LiveLines(screen, common.surroundings().zone(), Headers::of);
        try {
            LiveShow.until(stop, reader, entry -> {
                lines.add(entry.session(), entry.entry());
                return true;
            });
        } catch (OutputLost e) {
            stop.await();
        }
    }

    private Settings settings(@Nullable Sandbox server) {
        List<Settings.Flag> flags = new ArrayList<>();
        if (!allow.isEmpty()) {
            flags.add(new Settings.Flag("--allow", Keys.RELAY_ALLOW, String.join(",", allow)));
        }
        if (content != null) {
            flags.add(new Settings.Flag("--content", Keys.CONTENT, content));
        }
        return common.settings(flags, routes(server == null ? null : server.ports()));
    }

    private List<RouteSetting> routes(Sandbox.@Nullable Ports ports) {
        if (ports == null) {
            return routes(smtp, pop3);
        }
        boolean usual = smtp.isEmpty() && pop3.isEmpty();
        List<String> mine = usual ? List.of(String.valueOf(SANDBOX_SMTP)) : smtp;
        List<String> boxes = usual ? List.of(String.valueOf(SANDBOX_POP3)) : pop3;
        return routes(completed(mine, ports.smtp()), completed(boxes, ports.pop3()));
    }

    private static List<String> completed(List<String> listens, int port) {
        return listens.stream()
                .map(listen -> listen.contains("=") ? listen : listen + "=127.0.0.1:" + port)
                .toList();
    }

    private static List<RouteSetting> routes(List<String> smtp, List<String> pop3) {
        List<RouteSetting> routes = new ArrayList<>();
        try {
            for (String one : smtp) {
                routes.add(RouteSetting.fromFlag("--smtp", Scheme.SMTP, one));
            }
            for (String one : pop3) {
                routes.add(RouteSetting.fromFlag("--pop3", Scheme.POP3, one));
            }
        } catch (BadSettings e) {
            throw new Mistake(e.line(), e);
        }
        return routes;
    }
}
