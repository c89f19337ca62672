package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import mailtap.journal.DataDirectory;
import mailtap.transcript.Entry;
import mailtap.transcript.Transcript;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An index grown bit by bit, by indexers that were stopped, killed and short of memory, holds what one made at a stroke
 * does: no document is lost, doubled or different.
 */
class DuelTest {
    /** One session in memory: every change of session reads one again from the journal. */
    private static final IndexSettings FORGETFUL = IndexSettings.DEFAULT.withMemory(1 << 20, 1);

    private static final int ENTRIES_PER_BLOCK = 14;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void grownOrMadeAtAStroke(long seed, @TempDir Path root) throws IOException, InterruptedException {
        Random random = new Random(seed);
        try (Capture capture = new Capture(root)) {
            List<Recorded> waiting = interleaved(random);
            while (!waiting.isEmpty()) {
                int blocks = 1 + random.nextInt(3);
                for (int i = 0; i < blocks; i++) {
                    waiting = recordBlock(capture, waiting);
                }
                indexSome(capture.data, random);
            }
            capture.index();
            SortedMap<String, SortedSet<String>> grown = dump(capture.data);
            try (Indexer indexer = Indexer.open(capture.data, IndexSettings.DEFAULT)) {
                indexer.rebuild(progress -> {});
            }
            assertThat(different(dump(capture.data), grown)).isEmpty();
            assertThat(grown.keySet())
                    .contains("aaaaaaaaaaaaa", "aaaaaaaaaaaaa.m1", "ccccccccccccc.m1", "eeeeeeeeeeeee.4");
            assertThat(grown.keySet().stream().filter(key -> !key.contains(".")))
                    .hasSize(10);
        }
    }

    /** What only one of them has, by document, in few enough words to be read. */
    private static List<String> different(
            SortedMap<String, SortedSet<String>> made, SortedMap<String, SortedSet<String>> grown) {
        List<String> different = new ArrayList<>();
        Set<String> keys = new TreeSet<>(made.keySet());
        keys.addAll(grown.keySet());
        for (String key : keys) {
            Set<String> one = new TreeSet<>(made.getOrDefault(key, new TreeSet<>()));
            Set<String> other = new TreeSet<>(grown.getOrDefault(key, new TreeSet<>()));
            Set<String> both = new TreeSet<>(one);
            both.retainAll(other);
            one.removeAll(both);
            other.removeAll(both);
            if (!one.isEmpty() || !other.isEmpty()) {
                different.add(key + " made: " + one + " grown: " + other);
            }
        }
        return different;
    }

    private record Recorded(Transcript session, Entry entry) {}

    /** The entries of all sessions, in order within each, otherwise shuffled. */
    private static List<Recorded> interleaved(Random random) {
        List<Transcript> sessions = new ArrayList<>(Recordings.all());
        sessions.addAll(Recordings.joined());
        int[] next = new int[sessions.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            open.add(i);
        }
        List<Recorded> all = new ArrayList<>();
        while (!open.isEmpty()) {
            int pick = random.nextInt(open.size());
            Transcript session = sessions.get(open.get(pick));
            all.add(new Recorded(session, session.entries().get(next[open.get(pick)]++)));
            if (next[open.get(pick)] == session.entries().size()) {
                open.remove(/* index */ pick);
            }
        }
        return all;
    }

    private static List<Recorded> recordBlock(Capture capture, List<Recorded> waiting) {
        int count = Math.min(ENTRIES_PER_BLOCK, waiting.size());
        waiting.subList(0, count).forEach(one -> capture.journal.record(one.session.id(), one.entry));
        capture.flush();
        return waiting.subList(count, waiting.size());
    }

    /** Opened, led a few steps, perhaps committed somewhere, then dropped: what a kill leaves behind. */
    private static void indexSome(DataDirectory data, Random random) throws IOException, InterruptedException {
        IndexSettings settings = random.nextBoolean() ? FORGETFUL : IndexSettings.DEFAULT;
        try (Follower follower = Follower.of(data, IndexStore.open(data.index(), settings), settings)) {
            int steps = random.nextInt(6);
            int commitAfter = random.nextInt(4);
            for (int i = 0; i < steps && follower.step(Duration.ZERO); i++) {
                if (i == commitAfter) {
                    follower.commit();
                }
            }
        }
    }

    private static SortedMap<String, SortedSet<String>> dump(DataDirectory data) throws IOException {
        try (var reader = IndexStore.read(data.index()).orElseThrow()) {
            return Dump.of(reader);
        }
    }
}
