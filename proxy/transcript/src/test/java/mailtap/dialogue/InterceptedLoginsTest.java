package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.FindingKind;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import mailtap.transcript.TlsMode;
import mailtap.transcript.Transcript;
import org.apache.commons.codec.binary.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A login that fails where mailtap opens TLS: by what it says of itself it is broken by that, may be, or is not. */
class InterceptedLoginsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** A turn each, the client's first. */
    private static Transcript said(boolean opened, String... talk) {
        List<Entry> entries = new ArrayList<>();
        Dialogue dialogue = new Dialogue(Protocol.SMTP, Secrets.masked(), entries::add, TlsMode.INTERCEPT);
        if (opened) {
            dialogue.secured(Side.SERVER, NOON);
            dialogue.secured(Side.CLIENT, NOON);
        }
        dialogue.received(Side.SERVER, Bytes.latin1("220 hi\r\n"), NOON);
        Side side = Side.CLIENT;
        for (String line : talk) {
            dialogue.received(side, Bytes.latin1(line + "\r\n"), NOON);
            side = side.other();
        }
        dialogue.closed(Side.CLIENT, NOON);
        dialogue.closed(Side.SERVER, NOON);
        return new Transcript(new SessionId(1), entries);
    }

    private static List<FindingKind> about(Transcript heard) {
        return Seen.findings(heard).stream()
                .filter(kind ->
                        kind == FindingKind.INTERCEPTION_BROKE_AUTH || kind == FindingKind.INTERCEPTION_MAY_BREAK_AUTH)
                .toList();
    }

    private static String base64(String text) {
        return Base64.encodeBase64String(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "SCRAM-SHA-256-PLUS, 'p=tls-exporter,,n=costa,r=abc', 535, INTERCEPTION_BROKE_AUTH",
        "SCRAM-SHA-256-PLUS, 'p=tls-exporter,,n=costa,r=abc', 504, ",
        "SCRAM-SHA-256-PLUS, '', 535, INTERCEPTION_MAY_BREAK_AUTH",
        "SCRAM-SHA-256, 'y,,n=costa,r=abc', 535, ",
        "SCRAM-SHA-256, 'n,,n=costa,r=abc', 535, ",
        "EXTERNAL, '', 535, INTERCEPTION_MAY_BREAK_AUTH",
        "EXTERNAL, 'costa', 535, INTERCEPTION_MAY_BREAK_AUTH",
        "EXTERNAL, 'costa', 504, ",
        "GSSAPI, 'opaque', 535, INTERCEPTION_MAY_BREAK_AUTH",
        "PLAIN, 'costa', 535, ",
        "NTLM, '', 535, ",
    })
    void whatALoginSaysOfItself(String mechanism, String first, String code, FindingKind expected) {
        String answer = first.isEmpty() ? "=" : base64(first);
        String[] talk = {"AUTH " + mechanism + " " + answer, code + " 5.7.8 no"};
        assertThat(about(said(true, talk)))
                .isEqualTo(Stream.ofNullable(expected).toList());
        assertThat(about(said(false, talk))).isEmpty();
    }

    /** The client gave up, which it may do because the channel is not the one it knows. */
    @Test
    void aLoginThatSucceedsIsNotBroken() {
        String first = base64("p=tls-exporter,,n=costa,r=abc");
        assertThat(about(said(true, "AUTH SCRAM-SHA-256-PLUS " + first, "235 yes")))
                .isEmpty();
        assertThat(about(said(true, "AUTH SCRAM-SHA-256-PLUS " + first, "334 cj1h", "*", "501 no")))
                .containsExactly(FindingKind.INTERCEPTION_BROKE_AUTH);
    }

    @ParameterizedTest
    @CsvSource({
        "10:0102030405060708090a0b0c0d0e0f10, p=hash, INTERCEPTION_BROKE_AUTH",
        "1:4100 10:0102030405060708090a0b0c0d0e0f10, p=hash, INTERCEPTION_BROKE_AUTH",
        "10:00000000000000000000000000000000, n, ",
        "1:4100, n, ",
        "1:4100 0: 10:01, n, ",
        "'', n, ",
    })
    void ntlmSaysWhetherItsDigestCoversTheChannel(String pairs, String binding, FindingKind expected) {
        Transcript heard = said(
                true,
                "AUTH NTLM TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAA=",
                "334 TlRMTVNTUAACAAAAAAAAADgAAAAFgomiAAECAwQFBgcAAAAAAAAAAAAAAAA4AAAAAAAAAAAAAAA=",
                authenticate(pairs),
                "535 5.7.3 no");
        assertThat(about(heard)).isEqualTo(Stream.ofNullable(expected).toList());
        LoginFacts login = Seen.logins(heard).getFirst();
        assertThat(login.detail("channel-binding")).isEqualTo(binding);
        assertThat(login.user()).isEqualTo("costa");
    }

    /** The first version's digest has no room for anything but itself, and one that is cut says nothing. */
    @Test
    void ntlmOfTheFirstVersionCannotBind() {
        for (int length : new int[] {0, 24, 43}) {
            Transcript heard =
                    said(true, "AUTH NTLM =", "334 TlRMTVNTUAACAAAA", authenticate(new byte[length]), "535 5.7.3 no");
            assertThat(about(heard)).isEmpty();
            assertThat(Seen.logins(heard).getFirst().detail("channel-binding")).isEmpty();
        }
    }

    /** {@code KIND:HEX} each, behind what a digest of the second version begins with. */
    private static String authenticate(String pairs) {
        ByteBuffer digest = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        digest.put(new byte[44]);
        for (String pair : pairs.isEmpty() ? new String[0] : pairs.split(" ", -1)) {
            String[] parts = pair.split(":", 2);
            byte[] value = java.util.HexFormat.of().parseHex(parts[1]);
            digest.putShort(Short.parseShort(parts[0])).putShort((short) value.length);
            digest.put(value);
        }
        byte[] whole = new byte[digest.position() + 4];
        digest.flip().get(whole, 0, digest.limit());
        return authenticate(whole);
    }

    /** Type 3: a digest, a user, no domain, and Unicode. */
    private static String authenticate(byte[] digest) {
        byte[] user = "costa".getBytes(StandardCharsets.UTF_16LE);
        ByteBuffer message =
                ByteBuffer.allocate(64 + user.length + digest.length).order(ByteOrder.LITTLE_ENDIAN);
        message.put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII)).putInt(3);
        message.position(20);
        message.putShort((short) digest.length).putShort((short) digest.length).putInt(64 + user.length);
        message.position(36);
        message.putShort((short) user.length).putShort((short) user.length).putInt(64);
        message.position(60);
        message.putInt(1).put(user).put(digest);
        return Base64.encodeBase64String(message.array());
    }
}
