package mailtap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whereThereIsNothingTheDefaultsHold() throws BadSettings {
        Settings settings = Settings.load(Settings.Inputs.of(Map.of("XDG_DATA_HOME", folder.toString())));
        assertThat(settings.get(Keys.JOURNAL_WRITE_INTERVAL)).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.get(Keys.JOURNAL_SEGMENT_SIZE)).isEqualTo(64L << 20);
        assertThat(settings.get(Keys.SECRETS)).isEqualTo(SecretKeeping.MASK);
        assertThat(settings.get(Keys.RELAY_ALLOW)).isEmpty();
        assertThat(settings.all())
                .allSatisfy(setting -> assertThat(setting.origin()).isEqualTo(Origin.DEFAULT));
        assertThat(settings.routes()).isEmpty();
        assertThat(settings.file()).isEmpty();
    }

    @Test
    void theFileInTheDataDirectoryIsFound() throws BadSettings, IOException {
        Path file = write("secrets = keep\n\nindex.commit-interval = 2 s\n");
        Settings settings = Settings.load(Settings.Inputs.of(Map.of("MAILTAP_DATA", folder.toString())));
        assertThat(settings.file()).contains(file);
        assertThat(settings.get(Keys.SECRETS)).isEqualTo(SecretKeeping.KEEP);
        assertThat(settings.setting(Keys.INDEX_COMMIT_INTERVAL).value()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.setting(Keys.INDEX_COMMIT_INTERVAL).origin())
                .isEqualTo(new Origin(Origin.Source.FILE, file + ":3"));
        assertThat(settings.setting(Keys.DATA).origin())
                .isEqualTo(new Origin(Origin.Source.ENVIRONMENT, "$MAILTAP_DATA"));
    }

    @Test
    void theCommandLineWinsOverTheEnvironmentAndTheEnvironmentOverTheFile() throws BadSettings, IOException {
        Path file = write("journal { write-interval = 10ms, fsync-interval = 10s }\nrelay.connect-timeout = 1s\n");
        Map<String, String> environment =
                Map.of("MAILTAP_JOURNAL_WRITE_INTERVAL", "20ms", "MAILTAP_JOURNAL_FSYNC_INTERVAL", "20s");
        List<Settings.Flag> flags = List.of(
                new Settings.Flag("--data", Keys.DATA, folder.toString()),
                new Settings.Flag("--write-interval", Keys.JOURNAL_WRITE_INTERVAL, "30ms"));
        Settings settings = Settings.load(new Settings.Inputs(null, environment, flags, List.of()));
        assertThat(settings.file()).contains(file);
        assertThat(settings.get(Keys.JOURNAL_WRITE_INTERVAL)).isEqualTo(Duration.ofMillis(30));
        assertThat(settings.get(Keys.JOURNAL_FSYNC_INTERVAL)).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.get(Keys.RELAY_CONNECT_TIMEOUT)).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.setting(Keys.JOURNAL_WRITE_INTERVAL).origin().where())
                .isEqualTo("--write-interval");
        assertThat(settings.get(Keys.DATA)).isEqualTo(folder);
    }

    @Test
    void routesComeFromTheFile() throws BadSettings, IOException {
        write("""
            routes {
              office { protocol = smtp, listen = 2525, upstream = "mail.example.com:587" }
              box { protocol = pop3, listen = "[::1]:1110", upstream = mail.example.com, stage = delivery }
            }
            """);
        Settings settings = Settings.load(Settings.Inputs.of(Map.of("MAILTAP_DATA", folder.toString())));
        assertThat(settings.routes())
                .extracting(route -> route.name() + " " + route.listen() + " " + route.upstream())
                .containsExactly(
                        "office localhost:2525 smtp://mail.example.com:587",
                        "box [::1]:1110 pop3://mail.example.com:110");
        assertThat(settings.routes().getFirst().origin().where()).endsWith("mailtap.conf:2");
        assertThat(settings.routes())
                .extracting(RouteSetting::stage)
                .containsExactly(StageChoice.AUTO, StageChoice.DELIVERY);
    }

    @Test
    void routesOfTheCommandLineReplaceThoseOfTheFile() throws BadSettings, IOException {
        write("routes { office { protocol = smtp, listen = 2525, upstream = mail.example.com } }");
        List<RouteSetting> routes = List.of(
                RouteSetting.fromFlag(Listener.SMTP, "0=mail.example.com", TlsSetting.USUAL),
                RouteSetting.fromFlag(Listener.SMTP, "0=lmtp://other.example.com", TlsSetting.USUAL),
                RouteSetting.fromFlag(Listener.SMTP, "0=[::1]:25", TlsSetting.USUAL));
        Settings settings =
                Settings.load(new Settings.Inputs(null, Map.of("MAILTAP_DATA", folder.toString()), List.of(), routes));
        assertThat(settings.routes())
                .extracting(route -> route.name() + " " + route.upstream())
                .containsExactly(
                        "smtp-0 smtp://mail.example.com:25",
                        "lmtp-0 lmtp://other.example.com:24",
                        "smtp-0-2 smtp://[::1]:25");
    }

    @Test
    void namedNetworksOpenTheDoor() throws BadSettings, IOException {
        write("""
            relay.allow = ["192.168.0.0/16", "fd00::/8"]
            routes { a { protocol = smtp, listen = "*:2525", upstream = "127.0.0.1:25" } }
            """);
        Settings settings = Settings.load(Settings.Inputs.of(Map.of("MAILTAP_DATA", folder.toString())));
        assertThat(settings.get(Keys.RELAY_ALLOW)).hasToString("[192.168.0.0/16, fd00:0:0:0:0:0:0:0/8]");
        assertThat(settings.routes().getFirst().listen().isLoopback()).isFalse();
    }

    @Test
    void anEmptyVariableIsNoVariable() throws BadSettings {
        Settings settings =
                Settings.load(Settings.Inputs.of(Map.of("MAILTAP_SECRETS", "", "XDG_DATA_HOME", folder.toString())));
        assertThat(settings.setting(Keys.SECRETS).origin()).isEqualTo(Origin.DEFAULT);
    }

    @Test
    void everyPlatformHasAPlaceForData() {
        Path home = Path.of("/home/alice");
        assertThat(Places.dataDirectory("Linux", home, Map.of())).isEqualTo(home.resolve(".local/share/mailtap"));
        assertThat(Places.dataDirectory("Linux", home, Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/mailtap"));
        assertThat(Places.dataDirectory("Mac OS X", home, Map.of()))
                .isEqualTo(home.resolve("Library/Application Support/mailtap"));
        assertThat(Places.dataDirectory("Windows 11", home, Map.of("LOCALAPPDATA", "/l")))
                .isEqualTo(Path.of("/l/mailtap"));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("mailtap.conf"), text);
    }
}
