package mailtap.journal;

import java.util.Optional;

/**
 * How the writer is, at one moment.
 *
 * @param queuedBytes memory that waits to be written
 * @param failure why writing fails at present, in the system's words
 * @param unkeptBytes relayed but not kept, since the start
 * @param unrecordedSessions sessions of which not even a gap could be kept
 * @param lostEntries taken in and then lost, by a fault of ours or because the disk was full to the end
 */
public record JournalHealth(
        long queuedBytes, Optional<String> failure, long unkeptBytes, long unrecordedSessions, long lostEntries) {}
