package mailtap.sasl;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailtap.sasl.SaslToken.Making;
import mailtap.transcript.Bytes;

/** The three messages of NTLM (MS-NLMP 2.2.1). */
final class NtlmShape implements Shape {
    private static final Bytes SIGNATURE = Bytes.latin1("NTLMSSP\0");
    private static final String BECAUSE = "it begins with NTLMSSP";
    private static final int UNICODE = 1;
    private static final int END_OF_PAIRS = 0;
    private static final int PAIRS_MAX = 32;
    private static final int VERSION = 0x02000000;
    /** By bit, those that say something to a person. */
    private static final List<String> FLAGS = List.of(
            "unicode",
            "oem",
            "request-target",
            "",
            "sign",
            "seal",
            "datagram",
            "lm-key",
            "",
            "ntlm",
            "",
            "anonymous",
            "domain-supplied",
            "workstation-supplied",
            "",
            "always-sign",
            "target-domain",
            "target-server",
            "",
            "extended-session-security",
            "identify",
            "",
            "non-nt-key",
            "target-info",
            "",
            "version",
            "",
            "",
            "",
            "128-bit",
            "key-exchange",
            "56-bit");

    private static final List<String> PAIRS = List.of(
            "", "computer", "domain", "dns computer", "dns domain", "dns tree", "flags", "time", "", "target name");

    @Override
    public boolean isOf(String mechanism) {
        return mechanism.equals("NTLM");
    }

    @Override
    public Optional<SaslToken> read(Bytes decoded) {
        if (decoded.length() < 12 || !decoded.slice(0, 8).equals(SIGNATURE)) {
            return Optional.empty();
        }
        return switch ((int) number(decoded, 8, 4)) {
            case 1 -> Optional.of(negotiate(decoded));
            case 2 -> Optional.of(challenge(decoded));
            case 3 -> Optional.of(authenticate(decoded));
            default -> Optional.empty();
        };
    }

    private static SaslToken negotiate(Bytes message) {
        long flags = number(message, 12, 4);
        return SaslToken.of("NTLM", "negotiate (type 1)", BECAUSE)
                .with("flags", flags(flags))
                .with("domain", field(message, 16).text(StandardCharsets.ISO_8859_1))
                .with("workstation", field(message, 24).text(StandardCharsets.ISO_8859_1))
                .with("version", version(message, flags, 32))
                .done();
    }

    private static SaslToken challenge(Bytes message) {
        long flags = number(message, 20, 4);
        Making making = SaslToken.of("NTLM", "challenge (type 2)", BECAUSE)
                .with("target", field(message, 12).text(charset(flags)))
                .with("flags", flags(flags))
                .withHex("challenge", part(message, 24, 8))
                .with("version", version(message, flags, 48));
        pairs(field(message, 40), making);
        return making.done();
    }

    private static SaslToken authenticate(Bytes message) {
        long flags = number(message, 60, 4);
        Charset charset = message.length() < 64 ? StandardCharsets.UTF_16LE : charset(flags);
        Bytes nt = field(message, 20);
        return SaslToken.of("NTLM", "authenticate (type 3)", BECAUSE)
                .with("domain", field(message, 28).text(charset))
                .with("user", field(message, 36).text(charset))
                .with("workstation", field(message, 44).text(charset))
                .with("flags", flags(flags))
                .with("version", version(message, flags, 64))
                .with(
                        "digest",
                        nt.length() > 24 ? "NTLMv2" : nt.isEmpty() ? "none: anonymous" : "NTLMv1, easily broken")
                .withSecret("lm digest", field(message, 12).hex())
                .withSecret("nt digest", nt.hex())
                .done();
    }

    private static String flags(long flags) {
        return IntStream.range(0, FLAGS.size())
                .filter(bit -> (flags >> bit & 1) != 0 && !FLAGS.get(bit).isEmpty())
                .mapToObj(FLAGS::get)
                .collect(Collectors.joining(" "));
    }

    /** What the server says of itself, one after another until a pair of kind 0. */
    private static void pairs(Bytes info, Making making) {
        int at = 0;
        for (int count = 0; count < PAIRS_MAX && at + 4 <= info.length(); count++) {
            int kind = (int) number(info, at, 2);
            int length = (int) number(info, at + 2, 2);
            if (kind == END_OF_PAIRS || at + 4 + length > info.length()) {
                return;
            }
            Bytes value = info.slice(at + 4, at + 4 + length);
            String name = kind < PAIRS.size() ? PAIRS.get(kind) : "";
            boolean text = kind != 6 && kind != 7;
            making.with(name, name.isEmpty() ? null : text ? value.text(StandardCharsets.UTF_16LE) : value.hex());
            at += 4 + length;
        }
    }

    private static Charset charset(long flags) {
        return (flags & UNICODE) != 0 ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
    }

    private static String version(Bytes message, long flags, int at) {
        return (flags & VERSION) == 0 || message.length() < at + 8
                ? ""
                : number(message, at, 1) + "." + number(message, at + 1, 1) + "." + number(message, at + 2, 2);
    }

    /** Length, room, offset; what does not fit into the message is empty. */
    private static Bytes field(Bytes message, int at) {
        return part(message, number(message, at + 4, 4), number(message, at, 2));
    }

    private static Bytes part(Bytes message, long from, long length) {
        return from + length <= message.length() ? message.slice((int) from, (int) (from + length)) : Bytes.EMPTY;
    }

    /** Little end first; 0 where the message is too short. */
    private static long number(Bytes message, int from, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0 && from + length <= message.length(); i--) {
            value = (value << 8) | (message.at(from + i) & 0xff);
        }
        return value;
    }
}
