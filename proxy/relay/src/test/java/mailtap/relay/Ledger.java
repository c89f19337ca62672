package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import mailtap.transcript.Bytes;
import mailtap.transcript.Decoder;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Recorder;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import mailtap.transcript.Verdict;

/** A recorder that remembers all, and a decoder that calls every chunk a frame. */
final class Ledger implements Recorder {
    private final Map<SessionId, List<Entry>> sessions = new ConcurrentHashMap<>();

    @Override
    public void record(SessionId session, Entry entry) {
        List<Entry> entries = sessions.computeIfAbsent(session, id -> new ArrayList<>());
        synchronized (entries) {
            entries.add(entry);
        }
    }

    @Override
    public boolean isCrowded() {
        return false;
    }

    static Decoder chunks(Route route, Consumer<Entry> out) {
        return new Hearing() {
            private final Map<Side, Long> offsets = new EnumMap<>(Side.class);

            @Override
            public Verdict received(Side side, Bytes bytes, Instant at) {
                long end = offsets.merge(side, (long) bytes.length(), Long::sum);
                out.accept(Frame.kept(at, side, Label.OPAQUE, 0, end - bytes.length(), bytes));
                return Verdict.all(bytes.length());
            }
        };
    }

    /** The entries of all sessions that have ended. */
    List<List<Entry>> ended() {
        return sessions.values().stream()
                .map(Ledger::snapshot)
                .filter(entries -> entries.getLast() instanceof SessionEnd)
                .toList();
    }

    private static List<Entry> snapshot(List<Entry> entries) {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    void forget() {
        sessions.clear();
    }

    /** Waits for the only session to end. */
    List<Entry> awaitOne() {
        return await().atMost(Duration.ofSeconds(20))
                .until(this::ended, all -> all.size() == 1)
                .getFirst();
    }

    SessionEnd awaitEnd() {
        return (SessionEnd) awaitOne().getLast();
    }

    /** Waits until nothing has been heard for a while, and says how many bytes were heard by then. */
    long awaitStill() {
        long[] last = {-1};
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(700))
                .until(this::heard, heard -> {
                    boolean still = heard > 0 && heard == last[0];
                    last[0] = heard;
                    return still;
                });
    }

    long heard() {
        return sessions.values().stream()
                .flatMap(entries -> snapshot(entries).stream())
                .filter(Frame.class::isInstance)
                .mapToLong(entry -> ((Frame) entry).length())
                .sum();
    }

    static List<Finding> findings(List<Entry> entries) {
        return entries.stream()
                .filter(Finding.class::isInstance)
                .map(Finding.class::cast)
                .toList();
    }

    /** Fails unless the side's frames lie end to end. */
    static long tiledLength(List<Entry> entries, Side side) {
        long end = 0;
        for (Entry entry : entries) {
            if (entry instanceof Frame frame && frame.side() == side) {
                assertThat(frame.offset()).isEqualTo(end);
                end += frame.length();
            }
        }
        return end;
    }

    static byte[] bytes(List<Entry> entries, Side side) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            if (entry instanceof Frame frame && frame.side() == side) {
                all.writeBytes(frame.bytes().toArray());
            }
        }
        return all.toByteArray();
    }
}
