package mailtap.transcript;

import java.time.Instant;

/** One thing that happened in a session; the unit on the road from source to journal, index and screen. */
public sealed interface Entry
        permits SessionStart, Frame, TlsFacts, LoginFacts, ContentFacts, Finding, Tally, SessionEnd {
    /** When mailtap saw it, to the microsecond. Order is the order of entries, never of times. */
    Instant at();
}
