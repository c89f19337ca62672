package mailtap.transcript;

import java.time.Instant;

/**
 * The last entry of a session.
 *
 * @param client what came from the client, and how much of it was passed on to the server
 * @param server what came from the server, and how much of it was passed on to the client
 */
public record SessionEnd(Instant at, EndedBy endedBy, Wire client, Wire server) implements Entry {

    /** Which side ended it, and how; an orderly end is a close, everything else says so. */
    public enum EndedBy {
        CLIENT,
        SERVER,
        CLIENT_RESET,
        SERVER_RESET,
        /** The server could not be reached, so there never was a dialogue. */
        UNREACHABLE,
        /** mailtap was told to stop. */
        SHUTDOWN,
        /** mailtap died; said by the next start, with the time of the last entry. */
        CRASH,
        /** TLS could not be begun on one of the legs; a finding says on which, and why. */
        TLS_FAILED
    }

    /** Bytes of one side, as the relay counted them; -1 where nobody could count (after a crash). */
    public record Wire(long received, long forwarded) {
        public static final Wire UNKNOWN = new Wire(-1, -1);

        public boolean isUnknown() {
            return received == -1 && forwarded == -1;
        }
    }
}
