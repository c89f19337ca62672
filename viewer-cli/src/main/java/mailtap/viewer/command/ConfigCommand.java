package mailtap.viewer.command;

import java.io.IOException;
import java.util.Locale;
import mailtap.config.Origin;
import mailtap.config.RouteSetting;
import mailtap.config.Setting;
import mailtap.config.Settings;
import mailtap.config.StageChoice;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;

/** {@code mailtap config}. */
final class ConfigCommand implements Command {
    private static final String FOOTER = """
        Examples:
          mailtap config                         every setting, its value, its origin
          mailtap config --file > mailtap.conf   begin a file of one's own
        """;

    private final Common common;
    private boolean json;
    private boolean file;

    ConfigCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("config", this, "Show the settings in force and where each came from.", FOOTER)
                .flag("--json", "Print one JSON object.", () -> json = true)
                .flag("--file", "Print the commented file of all defaults, to begin one's own.", () -> file = true);
    }

    @Override
    public Integer call() throws IOException {
        OnlyOne.of(OnlyOne.given("--json", json), OnlyOne.given("--file", file));
        try (Screen screen = common.screen()) {
            if (file) {
                screen.raw(Settings.class
                        .getResourceAsStream("/defaults/mailtap.conf")
                        .readAllBytes());
            } else if (json) {
                screen.line(json(common.settings()).toString());
            } else {
                print(common.settings(), screen);
            }
        }
        return ExitCode.DONE;
    }

    private static void print(Settings settings, Screen screen) throws IOException {
        Table table = new Table()
                .column("SETTING", Table.Kind.FIXED)
                .column("VALUE", Table.Kind.TEXT)
                .column("FROM", Table.Kind.TEXT);
        for (Setting<?> setting : settings.all()) {
            table.row(Rich.of(setting.key().name()), Rich.of(setting.text()), from(setting));
        }
        for (RouteSetting route : settings.routes()) {
            table.row(
                    Rich.of("routes." + route.name()),
                    Rich.of(route.listens().name().toLowerCase(Locale.ROOT) + " " + route.listen() + " -> "
                            + route.upstream() + " (" + route.modeWord()
                            + (route.stage() == StageChoice.AUTO ? "" : ", " + route.stageWord()) + ")"),
                    Rich.of(route.origin().toString()));
        }
        table.print(screen);
    }

    private static Rich from(Setting<?> setting) {
        boolean usual = setting.origin().source() == Origin.Source.DEFAULT;
        return Rich.of(usual ? Ink.FAINT : Ink.PLAIN, setting.origin().toString());
    }

    private static Json json(Settings settings) {
        return Json.schema()
                .put(
                        "settings",
                        settings.all().stream()
                                .map(setting -> new Json()
                                        .put("name", setting.key().name())
                                        .put("value", setting.text())
                                        .put("from", setting.origin().toString()))
                                .toList())
                .put(
                        "routes",
                        settings.routes().stream().map(ConfigCommand::route).toList());
    }

    private static Json route(RouteSetting route) {
        return new Json()
                .put("name", route.name())
                .put("listen", route.listen().toString())
                .put("protocol", route.listens().name().toLowerCase(Locale.ROOT))
                .put("upstream", route.upstream().toString())
                .put("tls", route.modeWord())
                .put("stage", route.stageWord())
                .put("verified", !route.tls().server().unverified())
                .put("from", route.origin().toString());
    }
}
