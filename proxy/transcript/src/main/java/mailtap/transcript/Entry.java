package mailtap.transcript;

import java.time.Instant;

/** One thing that happened in a session; the unit on the road from source to journal, index and screen. */
public sealed interface Entry
        permits SessionStart, Frame, TlsFacts, LoginFacts, ContentFacts, Finding, Tally, SessionEnd {
    /** Of what belongs to no exchange. */
    int NO_EXCHANGE = -1;

    /** When mailtap saw it, to the microsecond. Order is the order of entries, never of times. */
    Instant at();

    /** The exchange it belongs to, or {@link #NO_EXCHANGE}. */
    default int exchange() {
        return NO_EXCHANGE;
    }
}
