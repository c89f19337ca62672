package mailtap.indexer.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import mailtap.transcript.Bytes;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;
import org.jspecify.annotations.Nullable;

/** Walks the MIME tree of one message, messages in messages included, and stops at the limits. */
final class BodyReader {
    private static final MimeConfig CONFIG = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(false)
            .build();

    private final @Nullable Charset hint;
    private final MessageLimits limits;
    private final MimeTokenStream tokens = new MimeTokenStream(CONFIG, DecodeMonitor.SILENT, null, null);
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    /** For each open level, how many parts it has had. */
    private final Deque<int[]> levels = new ArrayDeque<>();

    private Parameterized type = Parameterized.read("");
    private Parameterized disposition = Parameterized.read("");
    private boolean cut;
    private final Traces traces;
    /** Messages in messages being read. */
    private int messages;

    private BodyReader(@Nullable Charset hint, MessageLimits limits) {
        this.hint = hint;
        this.limits = limits;
        this.traces = new Traces(hint);
    }

    static BodyFacts read(Bytes message, @Nullable Charset hint, MessageLimits limits) {
        BodyReader reader = new BodyReader(hint, limits);
        try {
            reader.walk(new ByteArrayInputStream(message.toArray()));
        } catch (MimeException | IOException | RuntimeException broken) {
            // What was read until here stands; the rest of such a message is not worth a guess.
            reader.cut = true;
        }
        return new BodyFacts(reader.parts, reader.text.toString(), reader.cut, reader.traces.inside());
    }

    private void walk(InputStream in) throws MimeException, IOException {
        tokens.setRecursionMode(RecursionMode.M_RECURSE);
        tokens.parse(in);
        levels.push(new int[1]);
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            if (!take(state)) {
                cut = true;
                return;
            }
        }
    }

    /** False where a limit says stop. */
    private boolean take(EntityState state) throws IOException {
        switch (state) {
            case T_START_HEADER -> {
                type = Parameterized.read("");
                disposition = Parameterized.read("");
            }
            case T_FIELD -> field(tokens.getField());
            case T_START_MESSAGE -> {
                if (levels.size() > 1) {
                    countPart();
                    parts.add(new Part(number(), "message/rfc822", fileName(), -1, true));
                }
                levels.push(new int[1]);
                messages++;
            }
            case T_END_MESSAGE -> {
                levels.poll();
                messages--;
            }
            case T_START_MULTIPART -> {
                traces.multipart(type.value());
                if (levels.size() > 2) {
                    countPart();
                }
                levels.push(new int[1]);
            }
            case T_END_MULTIPART -> levels.poll();
            case T_BODY -> leaf(tokens.getBodyDescriptor());
            default -> {}
        }
        return levels.size() <= limits.depth() && parts.size() < limits.parts();
    }

    private void countPart() {
        levels.getFirst()[0]++;
    }

    private void field(Field field) {
        String name = field.getName();
        boolean isType = name.equalsIgnoreCase("Content-Type");
        if (isType || name.equalsIgnoreCase("Content-Disposition")) {
            Parameterized value = Parameterized.read(latin1(field));
            type = isType ? value : type;
            disposition = isType ? disposition : value;
        } else if (messages > 1) {
            traces.attachedField(name, latin1(field));
        }
    }

    /** The raw value: what the library offers as text has lost its high bytes. */
    private static String latin1(Field field) {
        ByteSequence raw = field.getRaw();
        if (raw == null) {
            return field.getBody();
        }
        String whole = new String(raw.toByteArray(), StandardCharsets.ISO_8859_1);
        return whole.substring(whole.indexOf(':') + 1);
    }

    private void leaf(BodyDescriptor descriptor) throws IOException {
        countPart();
        String mime = descriptor.getMimeType().toLowerCase(Locale.ROOT);
        String fileName = fileName();
        boolean isText = mime.equals("text/plain") || mime.equals("text/html");
        boolean attachment = disposition.value().equals("attachment") || fileName != null || !mime.startsWith("text/");
        int room = isText && !disposition.value().equals("attachment") ? limits.textChars() - text.length() : 0;
        parts.add(new Part(number(), mime, fileName, consume(mime, Math.max(room, 0)), attachment));
        traces.part(mime, fileName, type.parameter("smime-type"));
    }

    private @Nullable String fileName() {
        String name = disposition.parameter("filename");
        return name == null ? type.parameter("name") : name;
    }

    private String number() {
        StringBuilder number = new StringBuilder();
        levels.descendingIterator().forEachRemaining(level -> {
            if (level[0] > 0) {
                number.append(number.isEmpty() ? "" : ".").append(level[0]);
            }
        });
        return number.toString();
    }

    /** Reads the part to its end, keeping as much text as there is room for; its length is the answer. */
    private long consume(String mime, int room) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int wanted = Math.max(room, traces.wanted(mime));
        byte[] buffer = new byte[8192];
        long total = 0;
        try (InputStream in = tokens.getDecodedInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                kept.write(buffer, 0, Math.min(n, Math.max(0, wanted - kept.size())));
                total += n;
            }
        }
        traces.bytes(mime, kept.toByteArray());
        if (room > 0) {
            Bytes bytes = Bytes.wrap(kept.toByteArray());
            keep(mime, bytes.slice(0, Math.min(room, bytes.length())));
            cut |= total > room;
        }
        return total;
    }

    private void keep(String mime, Bytes bytes) {
        Charset named = Charsets.lookup(type.parameter("charset")).orElse(null);
        String decoded = Charsets.decode(bytes, named, hint);
        text.append(mime.equals("text/html") ? HtmlText.of(decoded) : decoded).append('\n');
    }
}
