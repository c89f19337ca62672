package mailtap.journal;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import mailtap.transcript.Entry;
import mailtap.transcript.Recorder;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;

/**
 * Writes one lane of the journal. Sources record into it from any thread and never wait; one thread of its own writes to
 * disk in blocks, every few tens of milliseconds, and has the system bring them to the disk every second or so.
 */
public final class JournalWriter implements Recorder, AutoCloseable {
    private final DataLock lock;
    private final SegmentWriter segments;
    private final EntryQueue queue = new EntryQueue();
    private final Intake intake;
    private final JournalLoop loop;
    private final Thread thread;
    private final RecoveryReport recovery;
    private final long crowdedBytes;
    private boolean closed;

    /** What a writer is made with, apart from where it writes. */
    record Surroundings(
            JournalSettings settings,
            Disk disk,
            InstantSource clock,
            UnaryOperator<BiConsumer<SessionId, Entry>> keeping) {
        Surroundings(JournalSettings settings, Disk disk, InstantSource clock) {
            this(settings, disk, clock, all -> all);
        }
    }

    private JournalWriter(DataLock lock, Lane lane, Surroundings with) throws IOException {
        this.lock = lock;
        this.segments = new SegmentWriter(lane, with.disk(), with.settings(), with.clock());
        this.intake = new Intake(queue, with.settings().queueBytes());
        this.crowdedBytes = with.settings().queueBytes() / 2;
        this.recovery = recover(lane);
        this.loop = new JournalLoop(queue, intake, segments, with);
        this.thread = Thread.ofPlatform().name("mailtap-journal-" + lane.name()).unstarted(loop);
    }

    /**
     * Takes the lane, repairs what a crash left at its end, and begins to write.
     *
     * @throws LockedException when another process writes it
     */
    public static JournalWriter open(DataDirectory data, String lane, JournalSettings settings) throws IOException {
        return open(data, lane, settings, all -> all);
    }

    /**
     * The same, for what is not to be kept as it is.
     *
     * @param keeping what stands between the entries and the disk; it works on the journal's thread, never on a source's
     */
    public static JournalWriter open(
            DataDirectory data,
            String lane,
            JournalSettings settings,
            UnaryOperator<BiConsumer<SessionId, Entry>> keeping)
            throws IOException {
        return open(data, lane, new Surroundings(settings, Disk.REAL, InstantSource.system(), keeping));
    }

    static JournalWriter open(DataDirectory data, String laneName, Surroundings with) throws IOException {
        Lane lane = data.lane(laneName);
        DataLock lock = data.lockLane(laneName);
        try {
            PrivateFiles.createDirectories(lane.directory());
            JournalWriter writer = new JournalWriter(lock, lane, with);
            writer.thread.start();
            return writer;
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    private RecoveryReport recover(Lane lane) throws IOException {
        Recovery found = Recovery.of(lane, segments.open());
        Optional<SegmentHeader> header = found.lastHeader();
        if (header.isPresent()) {
            segments.resume(header.get(), found.end());
        } else {
            segments.startAfter(found.lastSegment(), found.end());
        }
        Map<SessionId, Long> leftOpen = segments.open().lastMicros();
        List<SessionId> ids = List.copyOf(leftOpen.keySet());
        leftOpen.forEach((id, last) -> queue.addOwn(id, crashed(last)));
        return new RecoveryReport(ids, List.copyOf(found.damage()), found.torn());
    }

    private static SessionEnd crashed(long lastMicros) {
        return new SessionEnd(
                Micros.instant(lastMicros), SessionEnd.EndedBy.CRASH, SessionEnd.Wire.UNKNOWN, SessionEnd.Wire.UNKNOWN);
    }

    /** What the start found; to be said aloud unless it is clean. */
    public RecoveryReport recovery() {
        return recovery;
    }

    @Override
    public void record(SessionId session, Entry entry) {
        intake.take(session, entry);
    }

    /** A disk that fails does not make sources pause: there is no telling for how long it would be. */
    @Override
    public boolean isCrowded() {
        return queue.bytes() > crowdedBytes && loop.failure() == null;
    }

    /**
     * Asks for everything recorded so far to be brought to the disk; answered with the place behind it, or with an
     * {@link IOException} when the disk fails. There is no promise of when: put a limit to the wait.
     */
    public CompletionStage<JournalPosition> flush() {
        CompletableFuture<JournalPosition> answer = new CompletableFuture<>();
        String failure = loop.failure();
        if (failure != null) {
            answer.completeExceptionally(new IOException(failure));
        } else {
            queue.add(new EntryQueue.Marker(answer));
        }
        return answer;
    }

    public JournalHealth health() {
        return new JournalHealth(
                queue.bytes(),
                Optional.ofNullable(loop.failure()),
                intake.unkeptBytes(),
                intake.unrecordedSessions(),
                loop.lostEntries());
    }

    /**
     * Writes what has been recorded, brings it to the disk and gives the lane back.
     *
     * @throws IOException when not everything could be written
     */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        loop.close();
        try (lock;
                segments) {
            String failure = loop.failure();
            if (failure != null) {
                throw new IOException("the journal's end could not be written: " + failure);
            }
        }
    }
}
