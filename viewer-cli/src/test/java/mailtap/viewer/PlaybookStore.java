package mailtap.viewer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mailtap.dialogue.Dialogue;
import mailtap.indexer.IndexSettings;
import mailtap.indexer.Indexer;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalSettings;
import mailtap.journal.JournalWriter;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import mailtap.notation.Turn;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Endpoint;
import mailtap.transcript.Entry;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;

/** A data folder with every playbook of the dialogue as a session, with default secrets. */
final class PlaybookStore {
    private static final Path PLAYBOOKS = Path.of("..", "proxy", "transcript", "src", "test", "resources", "playbooks");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** A playbook that was recorded. */
    record Played(String name, SessionId id, List<String> secrets, List<Entry> entries) {}

    private PlaybookStore() {}

    static List<Played> write(Path folder, Secrets secrets) throws IOException {
        DataDirectory data = DataDirectory.open(folder);
        List<Played> all = new ArrayList<>();
        try (JournalWriter journal = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT)) {
            for (Path file : files()) {
                Played played = play(file, all.size() + 1, secrets);
                played.entries().forEach(entry -> journal.record(played.id(), entry));
                all.add(played);
            }
        }
        try (Indexer indexer = Indexer.open(data, IndexSettings.DEFAULT)) {
            indexer.catchUp(progress -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return all;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(PLAYBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private static Played play(Path file, int number, Secrets secrets) throws IOException {
        String text = Files.readString(file);
        List<String> hidden = text.lines()
                .filter(line -> line.startsWith("secret: "))
                .map(line -> line.substring("secret: ".length()))
                .toList();
        Protocol protocol = text.lines()
                .filter(line -> line.startsWith("protocol: "))
                .map(line -> Protocol.valueOf(line.substring("protocol: ".length())))
                .findFirst()
                .orElseThrow();
        List<Entry> entries = new ArrayList<>();
        entries.add(new SessionStart(
                NOON,
                protocol,
                "playbook",
                SessionStart.Source.LIVE,
                new Endpoint(null, "192.0.2.7", 51234),
                new Endpoint("mail.example.com", "198.51.100.3", 25)));
        hear(
                protocol,
                text.substring(text.indexOf("-- said --\n") + 11, text.indexOf("-- heard --\n")),
                secrets,
                entries);
        SessionEnd.Wire unknown = new SessionEnd.Wire(-1, -1);
        entries.add(new SessionEnd(NOON, SessionEnd.EndedBy.CLIENT, unknown, unknown));
        return new Played(
                file.getFileName().toString(), new SessionId(number * 0x9E37_79B9_7F4A_7C15L), hidden, entries);
    }

    private static void hear(Protocol protocol, String said, Secrets secrets, List<Entry> entries) {
        Dialogue dialogue = new Dialogue(protocol, secrets.withKey(Bytes.latin1("a key for tests")), entries::add);
        try {
            for (Turn turn : NotationReader.talk(said)) {
                switch (turn) {
                    case Turn.Said one -> dialogue.received(one.side(), one.bytes(), NOON);
                    case Turn.Lost one -> dialogue.lost(one.side(), one.length(), NOON);
                    case Turn.Closed one -> dialogue.closed(one.side(), NOON);
                }
            }
        } catch (NotationException e) {
            throw new IllegalStateException(e);
        }
        dialogue.closed(Side.CLIENT, NOON);
        dialogue.closed(Side.SERVER, NOON);
    }
}
