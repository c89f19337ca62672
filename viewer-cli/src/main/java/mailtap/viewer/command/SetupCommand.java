package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import mailtap.config.TlsChoice;
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
import mailtap.viewer.setup.SetupValues;
import mailtap.viewer.setup.TlsGuide;
import org.jspecify.annotations.Nullable;

/** {@code mailtap setup}. */
final class SetupCommand implements Command {
    private static final String FOOTER = """
        Speaks of the routes given, else of the run that captures now, else of those in
        mailtap.conf, else of the ports of the examples; says for each how the program has
        to call the server, which encryption to choose, and whom it has to trust.
        Changes nothing.

        Examples:
          mailtap setup                what programs it knows
          mailtap setup outlook        the clicks in classic Outlook
          mailtap setup curl           a line to paste
          mailtap setup thunderbird --smtp 2525=smtp.example.com:587 --tls pass
        """;

    private static final List<SetupRoute> EXAMPLE = List.of(
            example("smtp", 2525, "smtp+starttls://smtp.example.com:587"),
            example("pop3", 1110, "pop3s://pop.example.com:995"));

    private static SetupRoute example(String protocol, int port, String upstream) {
        SetupRoute.Tls tls = new SetupRoute.Tls(TlsChoice.ORIGINATE, true, null);
        return new SetupRoute(protocol + "-" + port, protocol, "127.0.0.1", port, upstream, tls);
    }

    private final Common common;
    private @Nullable String program;
    private final RouteOptions given = new RouteOptions();

    SetupCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("setup", this, "How to point a mail program at mailtap: clicks, ports, trust.", FOOTER)
                .word("PROGRAM", String.class, "Which mail program (default: list them).", value -> program = value)
                .with(given::addTo);
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
                .orElseThrow(() -> Mistake.noneOf(
                        "setup " + asked,
                        asked,
                        book.programs().stream().map(SetupBook.Program::name).toList()));
    }

    private static void list(SetupBook book, Screen screen) throws IOException {
        Table table = new Table().column("PROGRAM", Table.Kind.FIXED).column("WHAT IT IS", Table.Kind.TEXT);
        book.programs().forEach(one -> table.row(Rich.of(Ink.STRONG, one.name()), Rich.of(one.title())));
        table.print(screen);
    }

    private void print(SetupBook.Program page, Screen screen) throws IOException {
        Path data = common.data();
        List<SetupRoute> running = RunningRoutes.in(data);
        List<SetupRoute> configured = common.settings(List.of(), given.routes()).routes().stream()
                .map(SetupRoute::of)
                .toList();
        boolean asked = !given.routes().isEmpty();
        List<SetupRoute> routes =
                asked ? configured : !running.isEmpty() ? running : !configured.isEmpty() ? configured : EXAMPLE;
        screen.line(Rich.of(Ink.STRONG, page.title()));
        String origin = asked ? "for the routes given" : origin(running, configured);
        Paragraph.print(screen, 0, Rich.EMPTY, Ink.FAINT, origin);
        screen.line();
        boolean recipe = false;
        for (Line line : page.filled(new SetupValues(routes, data, common.dataAdvice()).all())) {
            switch (line.kind()) {
                case STEP ->
                    Paragraph.print(
                            screen,
                            0,
                            Rich.of(line.text().substring(0, 3)),
                            line.text().substring(3));
                case WARNING -> Paragraph.print(screen, 0, Rich.of(Ink.WARNING, "!  "), line.text());
                case HOSTS_FILE -> recipe = true;
                case TYPED -> screen.line(Rich.of("   ").plus(Ink.CLIENT, line.text()));
            }
        }
        new TlsGuide(screen, routes).print();
        if (recipe || routes.stream().anyMatch(SetupRoute::isPassed)) {
            recipe(screen, routes.getFirst().upstreamHost());
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
                ? "for the ports of the examples: mailtap run --smtp 2525=smtp+starttls://SERVER --pop3"
                        + " 1110=pop3s://SERVER"
                : "for the routes in mailtap.conf; nothing runs now: mailtap run";
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
