package mailtap.viewer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.dialogue.Dialogue;
import mailtap.indexer.IndexSettings;
import mailtap.indexer.Indexer;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalSettings;
import mailtap.journal.JournalWriter;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Endpoint;
import mailtap.transcript.Entry;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionEnd.EndedBy;
import mailtap.transcript.SessionEnd.Wire;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;

/**
 * A data folder as {@code run} leaves it, made of the talks in {@code src/test/resources/talks}: times, IDs and ports are
 * always the same. A talk's first line names protocol, route, ID and beginning; a line {@code C: } or {@code S: } is said
 * a hundredth of a second after the one before it, a line of the notation that begins with {@code tls} is recorded, with escapes, those of Java and {@code @{202e}}; a talk without {@code end} is still open.
 */
final class CapturedStore {
    private static final Path TALKS = Path.of("src/test/resources");

    private final JournalWriter journal;
    private final String server;

    private CapturedStore(JournalWriter journal, String server) {
        this.journal = journal;
        this.server = server;
    }

    /** @param talks the folder of them */
    static void write(Path folder, String talks) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (Path talk : talks(TALKS.resolve(talks))) {
            lines.add(Files.readAllLines(talk, StandardCharsets.UTF_8));
        }
        write(folder, lines);
    }

    static void write(Path folder, List<List<String>> talks) throws IOException {
        write(folder, talks, "198.51.100.3");
    }

    /** @param server the address where all of it was said */
    static void write(Path folder, List<List<String>> talks, String server) throws IOException {
        DataDirectory data = capture(folder, talks, server);
        try (Indexer indexer = Indexer.open(data, IndexSettings.DEFAULT)) {
            indexer.catchUp(progress -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Into the journal only. */
    static DataDirectory capture(Path folder, List<List<String>> talks, String server) throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        try (JournalWriter journal = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT)) {
            for (List<String> talk : talks) {
                new CapturedStore(journal, server).record(talk);
            }
        }
        return data;
    }

    private static List<Path> talks(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return new ArrayList<>(files.sorted().toList());
        }
    }

    private void record(List<String> lines) {
        String[] head = lines.getFirst().split(" ", -1);
        Protocol protocol = Protocol.valueOf(head[0]);
        SessionId id = SessionId.parse(head[2]).orElseThrow();
        Instant at = Instant.parse(head[3]);
        int port = protocol == Protocol.POP3 ? 110 : 587;
        journal.record(
                id,
                new SessionStart(
                        at,
                        protocol,
                        head[1],
                        SessionStart.Source.LIVE,
                        new Endpoint(null, "192.0.2.7", 51234),
                        new Endpoint("mail.example.com", server, port)));
        say(id, protocol, at, lines.subList(1, lines.size()));
    }

    private void say(SessionId id, Protocol protocol, Instant start, List<String> lines) {
        Secrets secrets = Secrets.masked().withKey(Bytes.latin1("a key for tests"));
        Dialogue dialogue = new Dialogue(protocol, secrets, entry -> journal.record(id, entry));
        Map<Side, Long> said = new EnumMap<>(Map.of(Side.CLIENT, 0L, Side.SERVER, 0L));
        Instant at = start;
        for (String line : lines) {
            at = at.plusMillis(10);
            if (line.equals("end")) {
                dialogue.closed(Side.CLIENT, at);
                dialogue.closed(Side.SERVER, at);
                journal.record(
                        id, new SessionEnd(at, EndedBy.CLIENT, wire(said, Side.CLIENT), wire(said, Side.SERVER)));
            } else if (line.startsWith("tls ")) {
                journal.record(id, tls(at, line));
            } else if (!line.isEmpty()) {
                Side side = line.startsWith("C: ") ? Side.CLIENT : Side.SERVER;
                byte[] bytes = bytes(line.substring(3));
                said.merge(side, (long) bytes.length, Long::sum);
                dialogue.received(side, Bytes.wrap(bytes), at);
            }
        }
    }

    private static Entry tls(Instant at, String line) {
        try {
            return NotationReader.read("session 0000000000001  " + at + "\n0.000 " + line)
                    .entries()
                    .getFirst();
        } catch (NotationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Wire wire(Map<Side, Long> said, Side side) {
        long bytes = said.getOrDefault(side, 0L);
        return new Wire(bytes, bytes);
    }

    /** UTF-8 with a CRLF, unless the line ends in a backslash, which leaves both to the escapes. */
    static byte[] bytes(String text) {
        boolean bare = text.endsWith("\\");
        String line = (bare ? text.substring(0, text.length() - 1) : text + "\r\n").translateEscapes();
        line = Pattern.compile("@\\{(\\p{XDigit}+)}")
                .matcher(line)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
