package mailtap.tls;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** JA3 and JA4: short names for the shape of a ClientHello, the same for the same client program and settings. */
public final class Fingerprints {
    private static final int SERVER_NAME = 0;
    private static final int ALPN = 16;
    private static final String NO_HASH = "000000000000";

    private Fingerprints() {}

    /** 32 hexadecimal digits: MD5 of version, ciphers, extensions, groups and point formats. */
    public static String ja3(ClientHello hello) {
        return DigestUtils.md5Hex(ja3Text(hello));
    }

    static String ja3Text(ClientHello hello) {
        return hello.legacyVersion() + ","
                + Stream.of(hello.ciphers(), hello.extensions(), hello.groups(), hello.pointFormats())
                        .map(Fingerprints::decimals)
                        .collect(joining(","));
    }

    /** Readable head, ciphers and extensions, each of the latter two sorted and hashed. */
    public static String ja4(ClientHello hello) {
        return ja4Head(hello) + "_" + hash(ja4Ciphers(hello)) + "_" + hash(ja4Extensions(hello));
    }

    static String ja4Head(ClientHello hello) {
        return "t" + version(hello.offeredVersion())
                + (hello.extensions().contains(SERVER_NAME) ? "d" : "i")
                + count(hello.ciphers())
                + count(hello.extensions())
                + protocol(hello.protocols());
    }

    static String ja4Ciphers(ClientHello hello) {
        return real(hello.ciphers()).map(Fingerprints::hex).sorted().collect(joining(","));
    }

    static String ja4Extensions(ClientHello hello) {
        String sorted = real(hello.extensions())
                .filter(type -> type != SERVER_NAME && type != ALPN)
                .map(Fingerprints::hex)
                .sorted()
                .collect(joining(","));
        String signatures =
                real(hello.signatureAlgorithms()).map(Fingerprints::hex).collect(joining(","));
        return signatures.isEmpty() ? sorted : sorted + "_" + signatures;
    }

    private static String version(int version) {
        return switch (version) {
            case 0x0304 -> "13";
            case 0x0303 -> "12";
            case 0x0302 -> "11";
            case 0x0301 -> "10";
            case 0x0300 -> "s3";
            default -> "00";
        };
    }

    private static String count(List<Integer> values) {
        return String.format("%02d", Math.min(99, real(values).count()));
    }

    /** First and last character of the first protocol; of its hexadecimal digits when they are not alphanumeric. */
    private static String protocol(List<String> protocols) {
        if (protocols.isEmpty() || protocols.getFirst().isEmpty()) {
            return "00";
        }
        String name = protocols.getFirst();
        char first = name.charAt(0);
        char last = name.charAt(name.length() - 1);
        return isAlphanumeric(first) && isAlphanumeric(last)
                ? "" + first + last
                : String.format("%02x", (int) first).substring(0, 1)
                        + String.format("%02x", (int) last).substring(1);
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String hash(String text) {
        return text.isEmpty() ? NO_HASH : DigestUtils.sha256Hex(text).substring(0, NO_HASH.length());
    }

    private static Stream<Integer> real(List<Integer> values) {
        return values.stream().filter(value -> !ClientHello.isGrease(value));
    }

    private static String decimals(List<Integer> values) {
        return real(values).map(String::valueOf).collect(joining("-"));
    }

    private static String hex(int value) {
        return String.format("%04x", value);
    }
}
