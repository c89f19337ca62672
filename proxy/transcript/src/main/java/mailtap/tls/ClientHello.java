package mailtap.tls;

import java.util.List;
import java.util.Optional;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A TLS client's first message (RFC 8446 4.1.2, RFC 5246 7.4.1.2). Lists are in the order of the wire, with the values
 * that only test a server's tolerance (GREASE, RFC 8701) left in.
 *
 * @param legacyVersion such as 0x0303
 * @param serverName the host name asked for (RFC 6066 3), where there is one
 * @param versions of the supported_versions extension, empty without it
 */
public record ClientHello(
        int legacyVersion,
        @Nullable String serverName,
        List<Integer> ciphers,
        List<Integer> extensions,
        List<Integer> groups,
        List<Integer> pointFormats,
        List<Integer> signatureAlgorithms,
        List<Integer> versions,
        List<String> protocols) {
    /** Larger than any client's, with key shares of post-quantum groups; smaller than a record's bound of 16 KiB. */
    public static final int MAX_BYTES = 16 * 1024;

    /** How far the bytes at hand have got. */
    public enum State {
        /** May become a ClientHello with more bytes. */
        INCOMPLETE,
        COMPLETE,
        /** Will never be one. */
        NOT_A_HELLO
    }

    /** Reads TLS records from the beginning of a client's side of a connection. */
    public static State state(Bytes records) {
        return HelloRecords.gather(records).state();
    }

    /** Empty unless the bytes begin with a whole ClientHello. */
    public static Optional<ClientHello> parse(Bytes records) {
        HelloRecords hello = HelloRecords.gather(records);
        return hello.state() == State.COMPLETE ? HelloParser.parse(hello.body()) : Optional.empty();
    }

    /** From the body of the handshake message, without its four bytes of header. */
    public static Optional<ClientHello> ofBody(Bytes body) {
        return HelloParser.parse(body);
    }

    /** The highest version offered, as a number such as 0x0304. */
    public int offeredVersion() {
        return versions.stream().filter(v -> !isGrease(v)).max(Integer::compare).orElse(legacyVersion);
    }

    /** Whether a value is one of those reserved to be ignored (RFC 8701). */
    static boolean isGrease(int value) {
        return (value & 0x0f0f) == 0x0a0a && value >>> 8 == (value & 0xff);
    }
}
