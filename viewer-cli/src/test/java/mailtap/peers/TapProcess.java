package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.sandbox.Sandbox;

/** {@code mailtap run} of the distribution, in a process of its own, and the other commands on the same data. */
final class TapProcess implements AutoCloseable {
    private static final Pattern LISTENING =
            Pattern.compile("^listening (\\w+) 127\\.0\\.0\\.1:(\\d+) ", Pattern.MULTILINE);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int END_SECONDS_MAX = 30;
    /** Quick to start; the tests are many and the machine may be small. */
    private static final String JAVA_OPTIONS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private final Path home;
    private final Program program;
    private final Process process;

    private TapProcess(Path home, List<String> prefix, List<String> routes) throws IOException {
        this.home = home;
        this.program = program(home);
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("--data", data().toString(), "run"));
        command.addAll(routes);
        this.process = program.builder(command.toArray(String[]::new))
                .redirectOutput(out().toFile())
                .redirectError(err().toFile())
                .start();
        await().atMost(PATIENCE).until(() -> !process.isAlive() || listening() >= Math.max(1, asked(routes)));
        assertThat(process.isAlive()).as("run goes on; it said %s", said()).isTrue();
    }

    private static long asked(List<String> words) {
        return words.stream().filter(word -> word.matches("--(smtp|pop3)s?")).count();
    }

    /** With the routes of a configuration file. */
    static TapProcess configured(Path home, String configuration) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("data")).resolve("mailtap.conf"), configuration);
        return run(home);
    }

    /** @param routes pairs: {@code --smtp}, {@code 127.0.0.1:0=127.0.0.1:25} */
    static TapProcess run(Path home, String... routes) throws IOException {
        return new TapProcess(home, List.of(Distribution.launcher().toString()), List.of(routes));
    }

    /** With a route to each port of a sandbox. */
    static TapProcess before(Sandbox sandbox, Path home) throws IOException {
        return run(home, routes(sandbox));
    }

    /** The same without the launcher, under a umask that forbids nothing. */
    static TapProcess underOpenUmask(Sandbox sandbox, Path home) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path lib = Distribution.launcher().resolveSibling("../lib").normalize();
        String script = "umask 000; exec " + java + " " + JAVA_OPTIONS + " --enable-native-access=ALL-UNNAMED -cp '"
                + lib + "/*:" + lib + "/relay/*' mailtap.viewer.Main \"$@\"";
        return new TapProcess(home, List.of("sh", "-c", script, "mailtap"), List.of(routes(sandbox)));
    }

    private static String[] routes(Sandbox sandbox) {
        Sandbox.Ports ports = sandbox.ports();
        return new String[] {
            "--smtp", "127.0.0.1:0=127.0.0.1:" + ports.smtp(), "--pop3", "127.0.0.1:0=127.0.0.1:" + ports.pop3()
        };
    }

    /** One of the other commands. */
    Program.Ended mailtap(String... words) {
        List<String> command =
                new ArrayList<>(List.of(Distribution.launcher().toString(), "--data", data().toString()));
        command.addAll(List.of(words));
        return program.run(command.toArray(String[]::new));
    }

    /** The output of a command that must succeed. */
    String answer(String... words) {
        Program.Ended ended = mailtap(words);
        assertThat(ended.code()).as("%s said %s", List.of(words), ended.out()).isZero();
        return ended.out();
    }

    int port(String protocol) {
        Matcher matcher = LISTENING.matcher(said());
        while (matcher.find()) {
            if (matcher.group(1).equals(protocol)) {
                return Integer.parseInt(matcher.group(2));
            }
        }
        throw new IllegalStateException("no listener for " + protocol + " in " + said());
    }

    /** Of a route by its name. */
    int portOf(String route) {
        Matcher matcher = Pattern.compile("127\\.0\\.0\\.1:(\\d+) -> \\S+  route " + route + "$", Pattern.MULTILINE)
                .matcher(said());
        assertThat(matcher.find()).as("a listener of %s in %s", route, said()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    Path data() {
        return home.resolve("data");
    }

    /** Everything it printed. */
    String said() {
        try {
            return Files.readString(out()) + Files.readString(err());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
    }

    /** SIGTERM; returns the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS))
                .as("run ends when asked to")
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private long listening() {
        return LISTENING.matcher(said()).results().count();
    }

    private Path out() {
        return home.resolve("run.out");
    }

    private Path err() {
        return home.resolve("run.err");
    }

    static Program program(Path home) throws IOException {
        Path own = Files.createDirectories(home.resolve("home"));
        return new Program(
                own,
                Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "MAILTAP_JAVA_OPTS", JAVA_OPTIONS,
                        "MAILTAP_CACHE", "off",
                        "XDG_STATE_HOME", home.resolve("state").toString(),
                        "XDG_DATA_HOME", home.resolve("share").toString()));
    }
}
