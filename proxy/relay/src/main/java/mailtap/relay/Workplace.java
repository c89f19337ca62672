package mailtap.relay;

import java.security.SecureRandom;
import mailtap.transcript.Recorder;
import mailtap.transcript.SessionId;

/** What all sessions of a relay share. */
record Workplace(
        RelaySettings settings,
        Transport transport,
        Decoder.Factory decoders,
        Recorder recorder,
        Sessions sessions,
        Listeners listeners,
        Lookup lookup,
        SecureRandom random) {

    SessionId nextId() {
        return new SessionId(random.nextLong());
    }
}
