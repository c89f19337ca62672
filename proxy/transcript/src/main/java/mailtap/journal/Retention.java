package mailtap.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes the oldest of the journal, whole segments at a time and never the last of a lane, until the rules are kept. Who
 * dies in the middle is finished by the next: the watermark is moved first, and what lies below it does not exist.
 */
public final class Retention {
    /**
     * A segment that may go.
     *
     * @param until when its last entry was recorded, at the latest
     */
    private record Candidate(Lane lane, int number, Instant until, long bytes, long sessions) {}

    private final RetentionRules rules;
    private final boolean rehearsal;
    private final Instant now;
    private final List<Deque<Candidate>> candidates = new ArrayList<>();
    private long bytes;
    private long sessions;

    private Retention(RetentionRules rules, Instant now, boolean rehearsal) {
        this.rules = rules;
        this.now = now;
        this.rehearsal = rehearsal;
    }

    /**
     * What was removed.
     *
     * @param sessions begun in it
     * @param until when the last of it was recorded, at the latest; the epoch where nothing was removed
     * @param lanes where each lane that lost something now begins
     */
    public record Pruned(int segments, long bytes, long sessions, Instant until, Map<String, JournalPosition> lanes) {}

    /** Does nothing, and says so, when another process is at it. */
    public static Optional<Pruned> apply(DataDirectory data, RetentionRules rules, Instant now) throws IOException {
        return run(data, new Retention(rules, now, false));
    }

    /** What {@link #apply} would remove, and removes nothing. */
    public static Optional<Pruned> rehearse(DataDirectory data, RetentionRules rules, Instant now) throws IOException {
        return run(data, new Retention(rules, now, true));
    }

    private static Optional<Pruned> run(DataDirectory data, Retention retention) throws IOException {
        Optional<DataLock> lock = data.tryLockRetention();
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(retention.prune(data));
        } finally {
            lock.get().close();
        }
    }

    private Pruned prune(DataDirectory data) throws IOException {
        for (Lane lane : data.lanes().values()) {
            if (!rehearsal) {
                deleteBelow(lane, Watermark.of(lane));
            }
            survey(lane);
        }
        List<Candidate> gone = chosen();
        Map<String, JournalPosition> firsts = new HashMap<>();
        for (Candidate candidate : gone) {
            String name = candidate.lane().name();
            firsts.put(name, new JournalPosition(name, candidate.number() + 1, 0));
        }
        for (JournalPosition first : rehearsal ? List.<JournalPosition>of() : firsts.values()) {
            Lane lane = data.lane(first.lane());
            Watermark.raise(lane, first.segment());
            deleteBelow(lane, first.segment());
        }
        return new Pruned(
                gone.size(),
                gone.stream().mapToLong(Candidate::bytes).sum(),
                gone.stream().mapToLong(Candidate::sessions).sum(),
                gone.stream()
                        .map(Candidate::until)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                Map.copyOf(firsts));
    }

    private static void deleteBelow(Lane lane, int firstToStay) throws IOException {
        for (int number : lane.segmentsOnDisk().headSet(firstToStay)) {
            Files.deleteIfExists(lane.segment(number));
        }
    }

    private void survey(Lane lane) throws IOException {
        Deque<Candidate> found = new ArrayDeque<>();
        Optional<SegmentHeader> before = Optional.empty();
        for (int number : lane.segments()) {
            bytes += Files.size(lane.segment(number));
            try (SegmentReader segment = SegmentReader.open(lane.segment(number))) {
                Optional<SegmentHeader> header = segment.header();
                if (before.isPresent() && header.isPresent()) {
                    found.add(candidate(lane, before.get(), header.get()));
                }
                before = header;
            }
        }
        candidates.add(found);
    }

    private Candidate candidate(Lane lane, SegmentHeader segment, SegmentHeader next) throws IOException {
        long begun = Math.max(0, next.sessionsBefore() - segment.sessionsBefore());
        sessions += begun;
        return new Candidate(
                lane,
                segment.segment(),
                Micros.instant(next.createdMicros()),
                Files.size(lane.segment(segment.segment())),
                begun);
    }

    /** Always the oldest of those that are first in their lane. */
    private List<Candidate> chosen() {
        List<Candidate> chosen = new ArrayList<>();
        Optional<Deque<Candidate>> lane = oldest();
        while (lane.isPresent() && mustGo(lane.get().getFirst())) {
            Candidate gone = lane.get().removeFirst();
            chosen.add(gone);
            bytes -= gone.bytes();
            sessions -= gone.sessions();
            lane = oldest();
        }
        return chosen;
    }

    private Optional<Deque<Candidate>> oldest() {
        return candidates.stream()
                .filter(lane -> !lane.isEmpty())
                .min(Comparator.comparing(lane -> lane.getFirst().until()));
    }

    private boolean mustGo(Candidate oldest) {
        return oldest.until().isBefore(now.minus(rules.maxAge()))
                || bytes > rules.maxBytes()
                || sessions - oldest.sessions() >= rules.maxSessions();
    }
}
