package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.viewer.home.ExitCode;

/** A {@code run} inside the test, spoken to over sockets word by word, and asked by other commands while it goes on. */
final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path home;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Cli cli;
    private final CompletableFuture<Cli.Result> ended;

    /** @param args of {@code run} */
    Running(Path home, String... args) {
        this.home = home;
        this.cli = new Cli(home);
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(args));
        this.ended = CompletableFuture.supplyAsync(() -> cli.run(out, all.toArray(String[]::new)));
    }

    /** Of the listener whose line says this. */
    int port(String route) {
        return port(out, route);
    }

    /** The same of a run that prints to here. */
    static int port(ByteArrayOutputStream out, String route) {
        Pattern line = Pattern.compile("listening \\S+ 127\\.0\\.0\\.1:(\\d+) -> .*\\b" + route + "\\b");
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            Matcher found = line.matcher(out.toString(StandardCharsets.UTF_8));
                            return found.find() ? Integer.parseInt(found.group(1)) : 0;
                        },
                        port -> port > 0);
    }

    /** Says each line and waits for a reply that begins as expected: {@code EHLO me|250}. */
    static List<String> talk(int port, String... lines) throws IOException {
        List<String> heard = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            heard.add(reply(in));
            for (String line : lines) {
                int bar = line.lastIndexOf('|');
                socket.getOutputStream().write((line.substring(0, bar) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                String reply = line.endsWith("|+OK.") ? listing(in) : reply(in);
                assertThat(reply).as(line).startsWith(line.endsWith("|+OK.") ? "+OK" : line.substring(bar + 1));
                heard.add(reply);
            }
        }
        return heard;
    }

    private static String reply(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return String.valueOf(line);
    }

    private static String listing(BufferedReader in) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            all.append(line).append('\n');
        }
        return all.toString();
    }

    /** Sends a message to each recipient over one connection; the header's fields are parted by {@code " / "}. */
    static void send(int port, String header, String... recipients) throws IOException {
        List<String> lines = new ArrayList<>(List.of("EHLO me|250", "MAIL FROM:<alice@example.org>|250"));
        for (String one : recipients) {
            lines.add("RCPT TO:<" + one + ">|250");
        }
        lines.add("DATA|354");
        lines.add(header.replace(" / ", "\r\n") + "\r\n\r\nhello\r\n.|250");
        lines.add("QUIT|221");
        talk(port, lines.toArray(String[]::new));
    }

    /** What another command says once everything so far can be found. */
    Cli.Result ask(String... args) {
        assertThat(new Cli(home).run("index", "--wait").exitCode()).isEqualTo(ExitCode.DONE);
        return new Cli(home).run(args);
    }

    /** The judgement of a message: {@code VERDICT, CONFIDENCE: b learnt [d, e]}. */
    static String judged(Cli.Result result) {
        JsonObject submission = JsonParser.parseString(
                        result.out().lines().findFirst().orElseThrow())
                .getAsJsonObject()
                .getAsJsonObject("submission");
        StringBuilder words = new StringBuilder(submission.get("verdict").getAsString() + ", "
                + submission.get("confidence").getAsString());
        for (JsonElement one : submission.getAsJsonArray("recipients")) {
            JsonArray learnt = one.getAsJsonObject().getAsJsonArray("learnt");
            if (learnt != null && !learnt.isEmpty()) {
                words.append("; ")
                        .append(one.getAsJsonObject().get("address").getAsString())
                        .append(" learnt ")
                        .append(learnt);
            }
        }
        return words.toString().replace("@example.org", "").replace("\"", "");
    }

    Cli.Result stop() {
        cli.stop().raise();
        return ended.join();
    }

    @Override
    public void close() {
        stop();
    }
}
