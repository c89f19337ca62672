package mailtap.transcript;

import java.time.Instant;

/**
 * Something odd or noteworthy, at a place in a session.
 *
 * @param origin whose doing it was
 * @param exchange 0 where it belongs to none
 * @param offset in the stream of the side named by {@code origin}; -1 where it has no place in a stream
 * @param detail one line for people, printable ASCII, never holding captured text unescaped; may be empty
 */
public record Finding(Instant at, FindingKind kind, Origin origin, int exchange, long offset, String detail)
        implements Entry {}
