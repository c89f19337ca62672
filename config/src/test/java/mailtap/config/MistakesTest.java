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
                .startsWith("--allow: \"everybody\" is not a network");
    }

    @Test
    void aMistakeInARouteOfTheCommandLineNamesTheFlag() {
        assertThat(route(Listener.SMTP, "2525"))
                .isEqualTo("--smtp 2525: expected LISTEN=UPSTREAM, such as 2525=smtp.example.com:25");
        assertThat(route(Listener.SMTP, "2525=mail.example.com:port"))
                .isEqualTo("--smtp: \"mail.example.com:port\" is not an upstream: expected host, host:port or"
                        + " smtp://host:port, such as smtp.example.com:25");
        assertThat(route(Listener.POP3S, "1995=smtps://mail.example.com"))
                .isEqualTo("--pop3s: \"smtps://mail.example.com\": a route that speaks pop3 cannot have smtps:// behind"
                        + " it");
        assertThat(route(Listener.POP3, "1110=mx:example.com"))
                .isEqualTo("--pop3: \"mx:example.com\": only SMTP finds its server by MX record");
        assertThat(route(Listener.POP3S, "1995"))
                .isEqualTo("--pop3s 1995: expected LISTEN=UPSTREAM, such as 1110=pop3.example.com:110");
        assertThat(route(Listener.SMTP, "65536=mail.example.com")).contains("is not a listen address");
    }

    @Test
    void aMistakeInTheTlsOfTheCommandLineNamesTheFlag() {
        assertThat(tls(Map.of("tls", "strip"))).isEqualTo("--tls strip: expected intercept or pass or originate");
        assertThat(tls(Map.of("tls-min", "1.4"))).contains("expected 1.0 or 1.1 or 1.2 or 1.3");
        assertThat(tls(Map.of("upstream-ca", "ca.pem", "insecure-upstream", "true")))
                .isEqualTo("--upstream-ca: upstream-ca says whom to believe, and insecure-upstream to believe anybody");
        assertThat(tls(Map.of("upstream-key", "key.pem")))
                .isEqualTo("--upstream-key: upstream-key needs upstream-cert");
    }

    private static String tls(Map<String, String> flags) {
        BadSettings bad = catchThrowableOfType(BadSettings.class, () -> TlsWords.ofFlags(flags));
        return bad == null ? "no mistake found" : bad.line();
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

    private static String route(Listener listens, String text) {
        BadSettings bad =
                catchThrowableOfType(BadSettings.class, () -> RouteSetting.fromFlag(listens, text, TlsSetting.USUAL));
        return bad == null ? "no mistake found" : bad.line();
    }
}
