package mailtap.transcript;

/**
 * Where a source puts what it has seen. Called on event loops: it never blocks and never throws. When it cannot keep a
 * frame it keeps a gap of the same length instead.
 */
public interface Recorder {
    /** Entries of one session come from one thread at a time, in order. */
    void record(SessionId session, Entry entry);

    /** True while the sink cannot keep up: a source should read no more, for a bounded time. */
    boolean isCrowded();
}
