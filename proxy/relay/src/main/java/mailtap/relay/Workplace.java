package mailtap.relay;

import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import mailtap.transcript.Recorder;
import mailtap.transcript.SessionId;

/**
 * What all sessions of a relay share.
 *
 * @param tlsTasks does what takes time in a handshake
 */
record Workplace(
        RelaySettings settings,
        Transport transport,
        Decoders decoders,
        Recorder recorder,
        Sessions sessions,
        Listeners listeners,
        Lookup lookup,
        ExecutorService tlsTasks,
        SecureRandom random) {

    /** The same with another way to find servers. */
    Workplace withLookup(Lookup other) {
        return new Workplace(settings, transport, decoders, recorder, sessions, listeners, other, tlsTasks, random);
    }

    SessionId nextId() {
        return new SessionId(random.nextLong());
    }
}
