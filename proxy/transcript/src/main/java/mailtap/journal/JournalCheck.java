package mailtap.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.LongConsumer;

/**
 * Reads the whole journal and says whether it is what was written: every checksum, every session's frames end to end, and
 * each ended session against its tally. The journal may be written meanwhile.
 */
public final class JournalCheck {
    private static final int MAX_LISTED = 1000;

    private final LongConsumer progress;
    private final List<Damage> damage = new ArrayList<>();
    private final List<CheckReport.Breach> breaches = new ArrayList<>();
    private int lanes;
    private int segments;
    private long bytes;
    private long blocks;
    private long entries;
    private long sessions;
    private long openSessions;
    private long unlisted;

    private JournalCheck(LongConsumer progress) {
        this.progress = progress;
    }

    /** @param progress is told now and then how many bytes have been read, of {@link #size} */
    public static CheckReport of(DataDirectory data, LongConsumer progress) throws IOException {
        JournalCheck check = new JournalCheck(progress);
        for (Lane lane : data.lanes().values()) {
            check.lane(lane, data.laneHolder(lane.name()).isPresent());
        }
        return check.report();
    }

    /** Bytes a check has to read. */
    public static long size(DataDirectory data) throws IOException {
        long size = 0;
        for (Lane lane : data.lanes().values()) {
            for (int number : lane.segments()) {
                size += Files.size(lane.segment(number));
            }
        }
        return size;
    }

    private CheckReport report() {
        return new CheckReport(
                lanes,
                segments,
                bytes,
                blocks,
                entries,
                sessions,
                openSessions,
                List.copyOf(damage),
                List.copyOf(breaches),
                unlisted);
    }

    private void lane(Lane lane, boolean written) throws IOException {
        lanes++;
        SessionCheck session = new SessionCheck();
        NavigableSet<Integer> numbers = lane.segments();
        if (!numbers.isEmpty()) {
            session.begunBefore(
                    OpenSessions.at(lane.segment(numbers.first())).lastMicros().keySet());
        }
        try (LaneReader reader = new LaneReader(lane, lane.beginning())) {
            read(reader, session);
            if (!written) {
                reader.pending().ifPresent(this::add);
            }
        }
        segments += numbers.size();
        for (int number : numbers) {
            bytes += Files.size(lane.segment(number));
        }
        sessions += session.sessions();
        openSessions += session.openSessions();
    }

    private void read(LaneReader reader, SessionCheck session) throws IOException {
        var next = reader.next();
        while (next.isPresent()) {
            JournalBatch batch = next.get();
            batch.damage().forEach(this::add);
            for (JournalEntry entry : batch.entries()) {
                session.take(entry)
                        .ifPresent(what -> add(new CheckReport.Breach(entry.session(), batch.block(), what)));
            }
            blocks++;
            entries += batch.entries().size();
            progress.accept(reader.bytesRead());
            next = reader.next();
        }
    }

    private void add(Damage found) {
        if (damage.size() < MAX_LISTED) {
            damage.add(found);
        } else {
            unlisted++;
        }
    }

    private void add(CheckReport.Breach found) {
        if (breaches.size() < MAX_LISTED) {
            breaches.add(found);
        } else {
            unlisted++;
        }
    }
}
