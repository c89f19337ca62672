package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import mailtap.config.ContentKeeping;
import mailtap.config.Keys;
import mailtap.config.RouteSetting;
import mailtap.config.Settings;
import mailtap.journal.JournalReader;
import mailtap.relay.Relay;
import mailtap.sandbox.Sandbox;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.home.StateFolder;
import mailtap.viewer.home.StopSignal;
import mailtap.viewer.print.OutputLost;
import mailtap.viewer.print.Screen;
import mailtap.viewer.setup.RunningRoutes;
import mailtap.viewer.setup.SetupRoute;
import mailtap.viewer.view.LiveLines;
import mailtap.viewer.wiring.Capture;
import mailtap.viewer.wiring.Headers;
import mailtap.viewer.wiring.RouteSecurity;
import mailtap.viewer.wiring.Routes;
import mailtap.viewer.wiring.Sandboxes;
import org.jspecify.annotations.Nullable;

/** {@code mailtap run}. */
final class RunCommand implements Command {
    private static final String FOOTER = """
        A LISTEN of just a port means this machine only. Beyond it, say who may connect
        with --allow: the server trusts this machine, and through it everybody behind it.
        Routes can also stand in mailtap.conf; those given here replace them.

        Examples:
          mailtap run --smtp 2525=smtp.example.com:587 --pop3 1110=pop.example.com
          mailtap run --smtp 2525=smtps://smtp.example.com --pop3 1110=pop3s://pop.example.com
          mailtap run --smtps 4650=smtps://smtp.example.com
          mailtap run --tls pass --smtp 2525=smtp.example.com:587
          mailtap run --sandbox                     a server to try things against
          mailtap run --smtp 0.0.0.0:25=10.0.0.5:25 --allow 10.0.0.0/8

        Then point the mail program at the listening port instead of its server.
        """;

    private final Common common;
    private final RouteOptions routes = new RouteOptions();
    private List<String> allow = new ArrayList<>();
    private @Nullable ContentKeeping content;
    private boolean sandbox;
    private @Nullable String keyLog;
    private boolean quiet;

    RunCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("run", this, "Relay mail programs to their servers and record what is said.", FOOTER)
                .with(routes::addTo)
                .list(
                        "--allow CIDR",
                        String.class,
                        "Network whose machines may connect to a listener beyond loopback. Repeatable.",
                        value -> allow = value)
                .option(
                        "--content WHAT",
                        ContentKeeping.class,
                        "Keep of messages: full, headers, none, or local: full where a route listens on this"
                                + " machine only, headers elsewhere (the default).",
                        value -> content = value)
                .flag(
                        "--sandbox",
                        "Start a small mail server as the upstream, of port 2525 (SMTP) and 1110 (POP3)"
                                + " unless --smtp LISTEN, --pop3s LISTEN and the like say otherwise.",
                        () -> sandbox = true)
                .option(
                        "--key-log FILE",
                        String.class,
                        "Write the secrets of TLS connections there, for Wireshark (also: $SSLKEYLOGFILE).",
                        value -> keyLog = value)
                .flag("-q, --quiet", "Do not show sessions, messages and findings as they happen.", () -> quiet = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        StopSignal stop = common.surroundings().stop();
        stop.arm();
        try (Sandboxes.Secured server = sandbox ? sandbox() : null) {
            Settings settings = settings(server);
            if (settings.routes().isEmpty()) {
                throw new Mistake("nothing to relay: name a route, such as --smtp 2525=smtp.example.com:587,"
                        + " or use --sandbox to try things");
            }
            List<X509Certificate> believed =
                    server == null ? List.of() : List.of(server.authority().certificate());
            try (RouteSecurity security =
                    RouteSecurity.prepare(settings, common.surroundings().clock(), believed)) {
                run(settings, security, stop, server == null ? null : server.certificateFile());
            }
        }
        return ExitCode.DONE;
    }

    private Sandboxes.Secured sandbox() throws IOException {
        Path state = StateFolder.of(common.surroundings());
        return Sandboxes.secured(
                new Sandbox.Ports(0, 0, 0, 0), state, common.surroundings().clock());
    }

    private void run(Settings settings, RouteSecurity security, StopSignal stop, @Nullable Path believed)
            throws IOException, InterruptedException {
        Announcement announcement = Announcement.before(settings);
        try (Screen screen = common.screen();
                Screen notices = common.notices();
                Capture capture = start(settings, security);
                JournalReader reader = JournalReader.fromNow(capture.data())) {
            announcement.print(notices, capture);
            new TlsAnnouncement(settings, common.dataAdvice())
                    .print(
                            notices,
                            security.authority(),
                            common.surroundings().clock().instant());
            notices.flush();
            for (Relay.Listening one : capture.listening()) {
                screen.line(Announcement.listening(one));
            }
            RunningRoutes.write(capture.data(), lines(settings, capture, believed));
            screen.flush();
            if (quiet || !common.surroundings().terminal().out()) {
                stop.await();
            } else {
                show(stop, reader, screen);
            }
        }
    }

    /** For other commands: what a mail program meets at each listener. */
    private static List<String> lines(Settings settings, Capture capture, @Nullable Path believed) {
        Map<String, RouteSetting> byName =
                settings.routes().stream().collect(Collectors.toMap(RouteSetting::name, Function.identity()));
        return capture.listening().stream()
                .map(one -> SetupRoute.line(
                        Announcement.listening(one),
                        Objects.requireNonNull(byName.get(one.route().name())),
                        believed))
                .toList();
    }

    private Capture start(Settings settings, RouteSecurity security) throws IOException {
        return Capture.start(settings, Routes.of(settings, security), StateFolder.of(common.surroundings()));
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

    private Settings settings(Sandboxes.@Nullable Secured server) {
        List<Settings.Flag> flags = new ArrayList<>();
        if (!allow.isEmpty()) {
            flags.add(new Settings.Flag("--allow", Keys.RELAY_ALLOW, String.join(",", allow)));
        }
        if (content != null) {
            flags.add(new Settings.Flag(
                    "--content", Keys.CONTENT, content.toString().toLowerCase(Locale.ROOT)));
        }
        if (keyLog != null) {
            flags.add(new Settings.Flag("--key-log", Keys.TLS_KEY_LOG, keyLog));
        }
        return common.settings(
                flags,
                server == null
                        ? routes.routes()
                        : routes.before(server.sandbox().ports()));
    }
}
