package mailtap.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import mailtap.transcript.Bytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClientHelloTest {

    @Test
    void readsWhatARealClientSays() throws Exception {
        ClientHello hello = ClientHello.parse(realHello()).orElseThrow();
        assertThat(hello.serverName()).isEqualTo("mail.example.com");
        assertThat(hello.offeredVersion()).isEqualTo(0x0304);
        assertThat(hello.protocols()).containsExactly("smtp");
        assertThat(hello.ciphers()).contains(0x1301);
        assertThat(Fingerprints.ja3(hello)).hasSize(32);
        assertThat(Fingerprints.ja4(hello)).matches("t13d\\d{4}sp_[0-9a-f]{12}_[0-9a-f]{12}");
    }

    @Test
    void isIncompleteUntilItsLastByte() throws Exception {
        Bytes whole = realHello();
        for (int cut = 0; cut < whole.length(); cut++) {
            assertThat(ClientHello.state(whole.slice(0, cut))).isEqualTo(ClientHello.State.INCOMPLETE);
        }
        assertThat(ClientHello.state(whole)).isEqualTo(ClientHello.State.COMPLETE);
    }

    @Test
    void mayComeInManyRecords() throws Exception {
        Bytes whole = realHello();
        Bytes message = whole.from(5);
        Bytes pieces = Bytes.EMPTY;
        for (int at = 0; at < message.length(); at += 7) {
            Bytes piece = message.slice(at, Math.min(at + 7, message.length()));
            pieces = pieces.plus(Bytes.wrap(new byte[] {22, 3, 1, 0, (byte) piece.length()}))
                    .plus(piece);
        }
        assertThat(ClientHello.parse(pieces)).isEqualTo(ClientHello.parse(whole));
    }

    /** The worked examples that the two methods' authors publish. */
    @Test
    void fingerprintsAreThoseOthersCompute() {
        ClientHello old = new ClientHello(
                769,
                null,
                numbers("47 53 5 10 49161 49162 49171 49172 50 56 19 4", 10),
                numbers("0 10 11", 10),
                numbers("23 24 25", 10),
                List.of(0),
                List.of(),
                List.of(),
                List.of());
        assertThat(Fingerprints.ja3(old)).isEqualTo("ada70206e40642a3e4461f35503241d5");
        ClientHello browser = new ClientHello(
                0x0303,
                "example.com",
                numbers("2a2a 1301 1302 1303 c02b c02f c02c c030 cca9 cca8 c013 c014 009c 009d 002f 0035", 16),
                numbers("3a3a 001b 0000 0033 0010 4469 0017 002d 000d 0005 0023 0012 002b ff01 000b 000a 0015", 16),
                List.of(),
                List.of(),
                numbers("0403 0804 0401 0503 0805 0501 0806 0601", 16),
                List.of(0x4a4a, 0x0304, 0x0303),
                List.of("h2", "http/1.1"));
        assertThat(Fingerprints.ja4(browser)).isEqualTo("t13d1516h2_8daaf6152771_e5627efa2ab1");
    }

    @Test
    void otherThingsAreNoHello() {
        for (String text : List.of("EHLO x\r\n", "\u0016\u0003\u0001\u0000\u0000", "\u0016\u0004", "\u0080\u0016")) {
            assertThat(ClientHello.state(Bytes.latin1(text))).isEqualTo(ClientHello.State.NOT_A_HELLO);
        }
    }

    @Property(tries = 300)
    void neverThrows(@ForAll byte[] bytes, @ForAll int flip) throws Exception {
        assertThat(ClientHello.state(Bytes.wrap(bytes))).isNotNull();
        byte[] damaged = realHello().toArray();
        damaged[Math.floorMod(flip, damaged.length)] ^= (byte) (1 + (flip >>> 24 & 0x7f));
        assertThat(ClientHello.parse(Bytes.wrap(damaged))).isNotNull();
    }

    private static List<Integer> numbers(String text, int radix) {
        return Arrays.stream(text.split(" "))
                .map(n -> Integer.parseInt(n, radix))
                .toList();
    }

    private static Bytes realHello() throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("mail.example.com", 465);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName("mail.example.com")));
        parameters.setApplicationProtocols(new String[] {"smtp"});
        engine.setSSLParameters(parameters);
        java.nio.ByteBuffer out = java.nio.ByteBuffer.allocate(32 * 1024);
        engine.wrap(java.nio.ByteBuffer.allocate(0), out);
        return Bytes.copyOf(out.flip());
    }
}
