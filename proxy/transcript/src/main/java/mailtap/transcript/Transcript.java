package mailtap.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that is recorded of one session, in order. Holds it whole: for sessions that people look at and for tests. */
public record Transcript(SessionId id, List<Entry> entries) {
    public Transcript {
        entries = List.copyOf(entries);
    }

    /** Its first entry, unless the beginning of the session is missing. */
    public Optional<SessionStart> start() {
        return first(SessionStart.class);
    }

    /** Its last entry, unless the session is still open. */
    public Optional<SessionEnd> end() {
        return first(SessionEnd.class);
    }

    private <T extends Entry> Optional<T> first(Class<T> type) {
        return entries.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The frames of one side, in order. */
    public List<Frame> frames(Side side) {
        List<Frame> frames = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Frame frame && frame.side() == side) {
                frames.add(frame);
            }
        }
        return frames;
    }

    /** What is kept of one side's stream, laid end to end; absent bytes are left out. */
    public Bytes kept(Side side) {
        return Runs.join(frames(side).stream().map(Frame::bytes).toList());
    }

    /** True when the frames of the side lie end to end from its first byte on. */
    public boolean isTiled(Side side) {
        long next = 0;
        for (Frame frame : frames(side)) {
            if (frame.offset() != next) {
                return false;
            }
            next += frame.length();
        }
        return true;
    }

    /**
     * The same talk, cut in one way only: adjacent frames of a run, and adjacent absences, become one. Two transcripts
     * that differ only in how the bytes came in pieces have the same normal form. What is no frame does not part a
     * run; it comes behind it.
     */
    public Transcript normalForm() {
        Runs runs = new Runs();
        entries.forEach(runs::add);
        return new Transcript(id, runs.merged());
    }
}
