package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Paragraph;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;
import mailtap.viewer.setup.RunningRoutes;
import mailtap.viewer.setup.SetupBook;
import mailtap.viewer.setup.SetupBook.Line;
import mailtap.viewer.setup.SetupRoute;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mailtap setup}. */
@Command(
        name = "setup",
        description = "How to point a mail program at mailtap: clicks, ports, trust.",
        footer = {
            "Speaks of the routes of the run that captures now, else of those in mailtap.conf,",
            "else of the ports of the examples. Changes nothing.",
            "",
            "Examples:",
            "  mailtap setup                what programs it knows",
            "  mailtap setup outlook        the clicks in classic Outlook",
            "  mailtap setup curl           a line to paste"
        })
final class SetupCommand implements Callable<Integer> {
    private static final List<SetupRoute> EXAMPLE = List.of(
            new SetupRoute("smtp-2525", "smtp", "127.0.0.1", 2525, "smtp://smtp.example.com:587"),
            new SetupRoute("pop3-1110", "pop3", "127.0.0.1", 1110, "pop3://pop.example.com:110"));

    private final Common common;

    @Parameters(paramLabel = "PROGRAM", arity = "0..1", description = "Which mail program (default: list them).")
    private @Nullable String program;

    SetupCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException {
        SetupBook book = SetupBook.read();
        try (Screen screen = common.screen()) {
            if (program == null) {
                list(book, screen);
            } else {
                print(named(book, program), screen);
            }
        }
        return ExitCode.DONE;
    }

    private static SetupBook.Program named(SetupBook book, String asked) {
        return book.named(asked.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new Mistake("there is no page for '" + asked + "'; there is one for "
                        + book.programs().stream().map(SetupBook.Program::name).collect(Collectors.joining(", "))));
    }

    private static void list(SetupBook book, Screen screen) throws IOException {
        Table table = new Table().column("PROGRAM", Table.Kind.FIXED).column("WHAT IT IS", Table.Kind.TEXT);
        book.programs().forEach(one -> table.row(Rich.of(Ink.STRONG, one.name()), Rich.of(one.title())));
        table.print(screen);
    }

    private void print(SetupBook.Program page, Screen screen) throws IOException {
        Path data = common.data();
        List<SetupRoute> running = RunningRoutes.in(data);
        List<SetupRoute> configured =
                common.settings().routes().stream().map(SetupRoute::of).toList();
        List<SetupRoute> routes = !running.isEmpty() ? running : !configured.isEmpty() ? configured : EXAMPLE;
        screen.line(Rich.of(Ink.STRONG, page.title()));
        screen.line(Ink.FAINT, origin(running, configured));
        screen.line();
        for (Line line : page.filled(values(routes, data))) {
            switch (line.kind()) {
                case STEP ->
                    Paragraph.print(
                            screen,
                            0,
                            Rich.of(line.text().substring(0, 3)),
                            line.text().substring(3));
                case WARNING -> Paragraph.print(screen, 0, Rich.of(Ink.WARNING, "!  "), line.text());
                case HOSTS_FILE -> recipe(screen, routes.getFirst().upstreamHost());
                case TYPED -> screen.line(Rich.of("   ").plus(Ink.CLIENT, line.text()));
            }
        }
        screen.line();
        Paragraph.print(
                screen,
                0,
                Rich.EMPTY,
                Ink.FAINT,
                "Nothing to see? mailtap doctor says why. Is it there? mailtap tail, or mailtap show last.");
    }

    private static String origin(List<SetupRoute> running, List<SetupRoute> configured) {
        if (!running.isEmpty()) {
            return "for the routes that run now";
        }
        return configured.isEmpty()
                ? "for the ports of the examples: mailtap run --smtp 2525=SERVER --pop3 1110=SERVER"
                : "for the routes in mailtap.conf; nothing runs now: mailtap run";
    }

    private static Map<String, String> values(List<SetupRoute> routes, Path data) {
        Map<String, String> values = new HashMap<>();
        for (SetupRoute route : routes) {
            String kind = route.isPop3() ? "pop3" : "smtp";
            if (route.protocol().equals("lmtp") || values.containsKey(kind + ".port")) {
                continue;
            }
            boolean tls = route.isTls();
            String address = route.host() + ":" + route.port();
            values.put(kind + ".host", route.host());
            values.put(kind + ".port", String.valueOf(route.port()));
            values.put(kind + ".address", address);
            values.put(kind + ".url", route.protocol() + "://" + address + (kind.equals("smtp") ? "" : "/"));
            values.put(kind + ".upstream", route.upstream());
            values.put(kind + ".encryption", tls ? "SSL/TLS" : "none");
            values.put(kind + ".tls", tls ? "on" : "off");
            values.put(kind + ".tls-true", String.valueOf(tls));
        }
        values.put("ca", data.resolve("ca").resolve("authority.pem").toString());
        return values;
    }

    /** Programs that know a provider by its name offer OAuth for that name only. */
    private static void recipe(Screen screen, String server) throws IOException {
        screen.line();
        Paragraph.print(
                screen,
                0,
                Rich.EMPTY,
                Ink.FAINT,
                "Some programs offer OAuth, or any login at all, only for server names that they know. Then let them"
                        + " connect to " + server + " and lead that name here: listen on its own port, and put the line"
                        + " \"127.0.0.1 " + server + "\" into /etc/hosts (Windows:"
                        + " C:\\Windows\\System32\\drivers\\etc\\hosts). Name the server behind the route by its IP"
                        + " address, as mailtap reads that file too. Take the line out afterwards.");
    }
}
