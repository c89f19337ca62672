package mailtap.journal;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the journal of all lanes onwards from where its owner stopped, and goes on as they grow and new ones come. One
 * thread at a time. The journal may be written meanwhile, by this process or another; nothing is locked.
 */
public final class JournalReader implements Closeable {
    /** New lanes, and what was pruned, are looked for so often while nothing comes. */
    private static final Duration BETWEEN_LISTINGS = Duration.ofMillis(100);

    private final DataDirectory data;
    private final Map<String, JournalPosition> from;
    private final TreeMap<String, LaneReader> lanes = new TreeMap<>();
    private String turn = "";

    private JournalReader(DataDirectory data, Map<String, JournalPosition> from) {
        this.data = data;
        this.from = from;
    }

    /** @param positions where to go on in each lane; a lane that is not named is read from its beginning */
    public static JournalReader from(DataDirectory data, Map<String, JournalPosition> positions) {
        return new JournalReader(data, Map.copyOf(positions));
    }

    /** Reads only what is recorded from now on. */
    public static JournalReader fromNow(DataDirectory data) throws IOException {
        return from(data, ends(data));
    }

    /** Where each lane ends now. */
    public static Map<String, JournalPosition> ends(DataDirectory data) throws IOException {
        return ends(data, Map.of());
    }

    /** The same, quicker, for whoever knows places near the ends: where they were a moment ago. */
    public static Map<String, JournalPosition> ends(DataDirectory data, Map<String, JournalPosition> near)
            throws IOException {
        Map<String, JournalPosition> ends = new TreeMap<>();
        for (Lane lane : data.lanes().values()) {
            JournalPosition from = near.getOrDefault(lane.name(), lane.beginning());
            try (LaneReader reader = new LaneReader(lane, from)) {
                reader.skipToEnd();
                ends.put(lane.name(), reader.position());
            }
        }
        return ends;
    }

    /**
     * The next block with entries or damage, lanes taking turns; empty when there is nothing new.
     *
     * @throws JournalFormatException when a segment was written by a newer mailtap, or one too old
     */
    public Optional<JournalBatch> poll() throws IOException {
        Optional<JournalBatch> found = pollKnownLanes();
        return found.isPresent() || !findLanes() ? found : pollKnownLanes();
    }

    /** As {@link #poll()}, waiting for something new, and glancing at it every so often. */
    public Optional<JournalBatch> await(Duration atMost, Duration every) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        Optional<JournalBatch> found = poll();
        long lastPoll = System.nanoTime();
        while (found.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(every);
            if (lanes.values().stream().anyMatch(LaneReader::hasGrown)
                    || System.nanoTime() - lastPoll > BETWEEN_LISTINGS.toNanos()) {
                found = poll();
                lastPoll = System.nanoTime();
            }
        }
        return found;
    }

    /** Where it would go on, in every lane it knows. */
    public Map<String, JournalPosition> positions() {
        Map<String, JournalPosition> positions = new TreeMap<>(from);
        lanes.forEach((name, lane) -> positions.put(name, lane.position()));
        return positions;
    }

    private Optional<JournalBatch> pollKnownLanes() throws IOException {
        for (int i = 0; i < lanes.size(); i++) {
            Map.Entry<String, LaneReader> next = lanes.higherEntry(turn);
            Map.Entry<String, LaneReader> lane = next == null ? lanes.firstEntry() : next;
            turn = lane.getKey();
            Optional<JournalBatch> found = lane.getValue().next();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** True when there are new ones. */
    private boolean findLanes() throws IOException {
        int before = lanes.size();
        for (Lane lane : data.lanes().values()) {
            if (!lanes.containsKey(lane.name())) {
                JournalPosition start = from.getOrDefault(lane.name(), lane.beginning());
                lanes.put(lane.name(), new LaneReader(lane, start));
            }
        }
        return lanes.size() > before;
    }

    @Override
    public void close() throws IOException {
        for (LaneReader lane : lanes.values()) {
            lane.close();
        }
    }
}
