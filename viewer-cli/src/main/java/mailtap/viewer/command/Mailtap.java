package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.setup.RunningRoutes;
import mailtap.viewer.setup.SetupRoute;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** {@code mailtap} alone: says what to do next. */
@Command(
        name = "mailtap",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        descriptionHeading = "%n",
        parameterListHeading = "%nArguments:%n",
        footerHeading = "%n",
        abbreviateSynopsis = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows what a mail program really says to its server, and what the server answers.")
final class Mailtap implements Callable<Integer> {
    @Mixin
    private final Common common;

    Mailtap(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException {
        try (Screen screen = common.screen()) {
            screen.line(Rich.of(Ink.STRONG, "mailtap")
                    .plus(" stands between a mail program and its server and shows what they say."));
            screen.line();
            List<SetupRoute> running = RunningRoutes.in(common.data());
            if (!running.isEmpty()) {
                suggestPointing(screen, running);
            } else if (Files.isDirectory(common.data().resolve("journal"))) {
                suggestLooking(screen);
            } else {
                suggestBeginning(screen);
            }
            screen.line();
            suggest(screen, "--help", "all commands");
        }
        return ExitCode.DONE;
    }

    private void suggestBeginning(Screen screen) throws IOException {
        screen.line("Nothing has been captured yet in " + common.data() + ". To begin:");
        suggest(screen, "demo", "see it work in seconds");
        suggest(screen, "run --sandbox", "try it with your mail program");
        suggest(screen, "run --smtp 2525=mail.example.com", "watch the real thing");
        suggest(screen, "setup", "how mail programs are pointed at it");
    }

    private void suggestPointing(Screen screen, List<SetupRoute> running) throws IOException {
        screen.line("It captures now into " + common.data() + ":");
        for (SetupRoute route : running) {
            screen.line(Rich.of("  " + route.protocol() + " " + route.host() + ":" + route.port())
                    .plus(Ink.FAINT, " -> " + route.upstream()));
        }
        screen.line();
        screen.line("To go on:");
        suggest(screen, "tail", "what is said, as it is said");
        suggest(screen, "show last", "the latest dialogue, line by line");
        suggest(screen, "sessions", "what was captured, newest first");
        suggest(screen, "setup", "how mail programs are pointed at it");
        suggest(screen, "doctor", "nothing to see? what is in the way");
    }

    private void suggestLooking(Screen screen) throws IOException {
        screen.line("Captured mail is in " + common.data() + ". To look at it:");
        suggest(screen, "sessions", "what was captured, newest first");
        suggest(screen, "show last", "the latest dialogue, line by line");
        suggest(screen, "recipients", "who a message was really for");
        suggest(screen, "search 'code:5xx'", "everything a server refused");
        screen.line();
        screen.line("Nothing is captured now. To go on:");
        suggest(screen, "run", "the routes of mailtap.conf, or --smtp and --pop3");
        suggest(screen, "doctor", "what may be in the way");
    }

    private void suggest(Screen screen, String command, String what) throws IOException {
        Rich line = Rich.of("  ").plus(Ink.STRONG, common.surroundings().name() + " " + command + common.dataAdvice());
        screen.line(line.pad(46).plus("  ").plus(what));
    }
}
