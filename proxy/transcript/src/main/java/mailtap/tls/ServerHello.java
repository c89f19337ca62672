package mailtap.tls;

import static mailtap.tls.HelloFields.cut;
import static mailtap.tls.HelloFields.u16;
import static mailtap.tls.HelloFields.u24;
import static mailtap.tls.HelloFields.u8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mailtap.transcript.Bytes;
import mailtap.transcript.TlsFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS server says in the open (RFC 8446 4.1.3, RFC 5246 7.4): before version 1.3 its certificate too.
 *
 * @param version agreed on, such as 0x0304
 * @param cipher its number
 * @param protocol agreed on by ALPN, where that is said in the open
 * @param certificate the server's own, where it is said in the open
 */
public record ServerHello(
        int version, int cipher, @Nullable String protocol, TlsFacts.@Nullable Certificate certificate) {
    private static final int TLS_1_3 = 0x0304;
    private static final int SERVER_HELLO = 2;
    private static final int CERTIFICATE = 11;
    private static final int ALPN = 16;
    private static final int SUPPORTED_VERSIONS = 43;

    /** Empty unless the records begin with a whole ServerHello. */
    public static Optional<ServerHello> parse(Bytes records) {
        List<HelloRecords.Message> messages = HelloRecords.messages(records);
        if (messages.isEmpty() || messages.getFirst().type() != SERVER_HELLO) {
            return Optional.empty();
        }
        try {
            ServerHello hello = hello(messages.getFirst().body().toByteBuffer());
            Optional<HelloRecords.Message> shown = messages.stream()
                    .filter(message -> message.type() == CERTIFICATE)
                    .findFirst();
            return Optional.of(
                    shown.isEmpty() ? hello : hello.showing(shown.get().body()));
        } catch (BufferUnderflowException | IllegalArgumentException lengthsThatDoNotFit) {
            return Optional.empty();
        }
    }

    private static ServerHello hello(ByteBuffer body) {
        int version = u16(body);
        cut(body, 32); // random
        cut(body, u8(body)); // session id
        int cipher = u16(body);
        u8(body); // compression method
        String protocol = null;
        ByteBuffer extensions = body.hasRemaining() ? cut(body, u16(body)) : body;
        while (extensions.hasRemaining()) {
            int type = u16(extensions);
            ByteBuffer content = cut(extensions, u16(extensions));
            if (type == SUPPORTED_VERSIONS) {
                version = u16(content);
            } else if (type == ALPN) {
                u16(content);
                protocol = StandardCharsets.ISO_8859_1
                        .decode(cut(content, u8(content)))
                        .toString();
            }
        }
        return new ServerHello(version, cipher, protocol, null);
    }

    private ServerHello showing(Bytes message) {
        ByteBuffer list = message.toByteBuffer();
        u24(list);
        return new ServerHello(
                version,
                cipher,
                protocol,
                Certificates.parse(cut(list, u24(list))).orElse(null));
    }

    /** Nothing more of interest will be said in the open. */
    public boolean isComplete() {
        return version >= TLS_1_3 || certificate != null;
    }

    public String versionName() {
        return versionName(version);
    }

    public String cipherName() {
        return Ciphers.name(cipher);
    }

    /** As in {@code TLSv1.3}. */
    public static String versionName(int version) {
        return switch (version) {
            case 0x0304 -> "TLSv1.3";
            case 0x0303 -> "TLSv1.2";
            case 0x0302 -> "TLSv1.1";
            case 0x0301 -> "TLSv1";
            case 0x0300 -> "SSLv3";
            default -> String.format("0x%04x", version);
        };
    }
}
