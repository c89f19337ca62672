package mailtap.tls;

import static mailtap.tls.HelloFields.cut;
import static mailtap.tls.HelloFields.u16;
import static mailtap.tls.HelloFields.u8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** Takes the body of a ClientHello apart. Every length is checked by the buffer's own bounds. */
final class HelloParser {
    private static final int SERVER_NAME = 0;
    private static final int SUPPORTED_GROUPS = 10;
    private static final int EC_POINT_FORMATS = 11;
    private static final int SIGNATURE_ALGORITHMS = 13;
    private static final int ALPN = 16;
    private static final int SUPPORTED_VERSIONS = 43;

    /** A host name has 253 characters at most; whatever is longer is not one. */
    private static final int NAME_MAX = 255;

    private final ByteBuffer body;
    /** By type, the first of each; in the order of the wire. */
    private final Map<Integer, ByteBuffer> extensions = new LinkedHashMap<>();

    private HelloParser(ByteBuffer body) {
        this.body = body;
    }

    static Optional<ClientHello> parse(Bytes body) {
        try {
            return Optional.of(new HelloParser(body.toByteBuffer()).hello());
        } catch (BufferUnderflowException | IllegalArgumentException lengthsThatDoNotFit) {
            return Optional.empty();
        }
    }

    private ClientHello hello() {
        int version = u16(body);
        cut(body, 32); // random
        cut(body, u8(body)); // session id
        List<Integer> ciphers = numbers(cut(body, u16(body)), 2);
        cut(body, u8(body)); // compression methods
        List<Integer> types = readExtensions();
        return new ClientHello(
                version,
                serverName(),
                ciphers,
                types,
                list(SUPPORTED_GROUPS, 2, 2),
                list(EC_POINT_FORMATS, 1, 1),
                list(SIGNATURE_ALGORITHMS, 2, 2),
                list(SUPPORTED_VERSIONS, 1, 2),
                protocols());
    }

    private List<Integer> readExtensions() {
        List<Integer> types = new ArrayList<>();
        if (!body.hasRemaining()) {
            return types;
        }
        ByteBuffer all = cut(body, u16(body));
        while (all.hasRemaining()) {
            int type = u16(all);
            types.add(type);
            extensions.putIfAbsent(type, cut(all, u16(all)));
        }
        return types;
    }

    private @Nullable String serverName() {
        ByteBuffer names = extensions.get(SERVER_NAME);
        if (names == null || !names.hasRemaining()) {
            return null;
        }
        ByteBuffer list = cut(names, u16(names));
        boolean isHostName = u8(list) == 0;
        String name = text(cut(list, u16(list)));
        return isHostName ? name.substring(0, Math.min(name.length(), NAME_MAX)) : null;
    }

    private List<String> protocols() {
        ByteBuffer extension = extensions.get(ALPN);
        List<String> names = new ArrayList<>();
        if (extension == null || !extension.hasRemaining()) {
            return names;
        }
        ByteBuffer list = cut(extension, u16(extension));
        while (list.hasRemaining()) {
            names.add(text(cut(list, u8(list))));
        }
        return names;
    }

    /** A list that is led by its length in bytes. */
    private List<Integer> list(int type, int lengthBytes, int elementBytes) {
        ByteBuffer extension = extensions.get(type);
        if (extension == null || !extension.hasRemaining()) {
            return List.of();
        }
        int length = lengthBytes == 1 ? u8(extension) : u16(extension);
        return numbers(cut(extension, length), elementBytes);
    }

    private static List<Integer> numbers(ByteBuffer list, int elementBytes) {
        List<Integer> numbers = new ArrayList<>();
        while (list.hasRemaining()) {
            numbers.add(elementBytes == 1 ? u8(list) : u16(list));
        }
        return numbers;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }
}
