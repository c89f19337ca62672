package mailtap.viewer.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mailtap.viewer.doctor.Check;
import mailtap.viewer.doctor.Doctor;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Paragraph;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.setup.SetupRoute;

/** {@code mailtap doctor}. */
final class DoctorCommand implements Command {
    private static final String FOOTER = """
        Looks at Java, folder, disk, journal, index, clock, ports, the servers behind the
        routes and whose certificates they show. Waits a few seconds for a server at most.
        Exits with 3 where something fails.

        Examples:
          mailtap doctor                                    the routes that run or are configured
          mailtap doctor --smtp 2525=smtp.example.com:587   before the first run
        """;

    private static final int NAME = 19;

    private final Common common;
    private final RouteOptions routes = new RouteOptions();
    private boolean json;

    DoctorCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("doctor", this, "Nothing to see? Look at what may be in the way, and say what to do.", FOOTER)
                .with(routes::addTo)
                .flag("--json", "Print one JSON object.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException {
        List<Check> checks = new ArrayList<>();
        try (Screen screen = common.screen()) {
            Screen live = screen.live();
            Doctor doctor = new Doctor(common.data(), check -> {
                checks.add(check);
                if (!json) {
                    print(live, check);
                }
            });
            doctor.examine(
                    common.surroundings().clock().instant(),
                    common.settings(List.of(), routes.routes()).routes().stream()
                            .map(SetupRoute::of)
                            .toList());
            if (json) {
                screen.line(json(checks).toString());
            }
        }
        return worst(checks) == Check.State.FAIL ? ExitCode.BREACH : ExitCode.DONE;
    }

    private static Check.State worst(List<Check> checks) {
        return checks.stream().map(Check::state).max(Enum::compareTo).orElse(Check.State.OK);
    }

    private static void print(Screen screen, Check check) {
        try {
            Rich name = Rich.of(ink(check.state()), word(check.state()))
                    .pad(6)
                    .plus(Ink.FAINT, check.name())
                    .pad(NAME);
            Paragraph.print(screen, 0, name, check.words());
            if (!check.advice().isEmpty()) {
                Paragraph.print(screen, NAME, Rich.of("-> "), check.advice());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ink ink(Check.State state) {
        return switch (state) {
            case OK -> Ink.GOOD;
            case WARN -> Ink.WARNING;
            case FAIL -> Ink.ERROR;
        };
    }

    private static String word(Check.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Json json(List<Check> checks) {
        return Json.schema()
                .put("worst", word(worst(checks)))
                .put(
                        "checks",
                        checks.stream()
                                .map(check -> new Json()
                                        .put("name", check.name())
                                        .put("state", word(check.state()))
                                        .put("words", check.words())
                                        .put("advice", check.advice().isEmpty() ? null : check.advice()))
                                .toList());
    }
}
