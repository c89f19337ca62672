package mailtap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class MistakesTest {
    @TempDir
    Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> everyMistakeInAFileIsOneLine() throws IOException {
        List<String> cases = cases();
        assertThat(cases).hasSizeGreaterThan(20);
        return cases.stream()
                .map(text -> text.split("\n=> ", 2))
                .map(parts -> DynamicTest.dynamicTest(parts[1], () -> {
                    Path file = Files.writeString(folder.resolve("case.conf"), parts[0] + "\n");
                    assertThat(mistake(inputs(file, Map.of(), List.of())))
                            .isEqualTo(parts[1].replace("FILE", file.toString()));
                }));
    }

    @Test
    void aFileThatWasNamedMustBeThere() {
        Path file = folder.resolve("absent.conf");
        assertThat(mistake(inputs(file, Map.of(), List.of()))).isEqualTo(file + ": no such file");
        assertThat(mistake(inputs(folder, Map.of(), List.of()))).isEqualTo(folder + ": is not a file that can be read");
        Map<String, String> environment = Map.of("MAILTAP_CONFIG", file.toString());
        assertThat(mistake(Settings.Inputs.of(environment))).isEqualTo(file + ": no such file");
    }

    @Test
    void aMistakeInAVariableNamesTheVariable() {
        Map<String, String> environment =
                Map.of("MAILTAP_DATA", folder.toString(), "MAILTAP_INDEX_COMMIT_INTERVAL", "soon");
        assertThat(mistake(Settings.Inputs.of(environment)))
                .isEqualTo("$MAILTAP_INDEX_COMMIT_INTERVAL: index.commit-interval is \"soon\":"
                        + " expected a duration from 50ms to 1m");
    }

    @Test
    void aMistakeInAFlagNamesTheFlag() {
        List<Settings.Flag> flags = List.of(
                new Settings.Flag("--data", Keys.DATA, folder.toString()),
                new Settings.Flag("--allow", Keys.RELAY_ALLOW, "everybody"));
        assertThat(mistake(new Settings.Inputs(null, Map.of(), flags, List.of())))
                .startsWith("--allow: relay.allow: \"everybody\" is not a network");
    }

    @Test
    void aMistakeInARouteOfTheCommandLineNamesTheFlag() {
        assertThat(route("--smtp", Scheme.SMTP, "2525"))
                .isEqualTo("--smtp 2525: expected LISTEN=UPSTREAM, such as 2525=smtp.example.com:25");
        assertThat(route("--smtp", Scheme.SMTP, "2525=mail.example.com:port"))
                .isEqualTo("--smtp: \"mail.example.com:port\" is not an upstream: expected host, host:port or"
                        + " smtp://host:port, such as smtp.example.com:25");
        assertThat(route("--pop3", Scheme.POP3, "1110=pop3+stls://mail.example.com"))
                .startsWith("--pop3: \"pop3+stls://mail.example.com\": mailtap does not begin TLS");
        assertThat(route("--smtp", Scheme.SMTP, "65536=mail.example.com")).contains("is not a listen address");
    }

    private List<String> cases() throws IOException {
        try (var stream = Objects.requireNonNull(getClass().getResourceAsStream("/mistakes.txt"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            String body = text.substring(text.indexOf("\n\n") + 2);
            return Stream.of(body.split("(?<=\n=> [^\n]{1,400})\n+"))
                    .map(String::strip)
                    .toList();
        }
    }

    private static Settings.Inputs inputs(Path file, Map<String, String> environment, List<Settings.Flag> flags) {
        return new Settings.Inputs(file, environment, flags, List.of());
    }

    private static String mistake(Settings.Inputs inputs) {
        BadSettings bad = catchThrowableOfType(BadSettings.class, () -> Settings.load(inputs));
        return bad == null ? "no mistake found" : bad.line();
    }

    private static String route(String flag, Scheme spoken, String text) {
        BadSettings bad = catchThrowableOfType(BadSettings.class, () -> RouteSetting.fromFlag(flag, spoken, text));
        return bad == null ? "no mistake found" : bad.line();
    }
}
