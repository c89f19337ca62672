package mailtap.relay.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import mailtap.transcript.TlsFacts.StartedBy;
import mailtap.transcript.TlsMode;

/**
 * What a handshake has to know besides the connection it is for.
 *
 * @param clock the session's
 * @param tasks does what takes time in a handshake; not an event loop
 * @param patience how long it may take
 */
public record Occasion(StartedBy startedBy, TlsMode mode, Supplier<Instant> clock, Executor tasks, Duration patience) {}
