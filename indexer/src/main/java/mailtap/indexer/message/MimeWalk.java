package mailtap.indexer.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
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
final class MimeWalk {
    private static final MimeConfig CONFIG = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(false)
            .build();

    private final Visitor visitor;
    private final MessageLimits limits;
    private final MimeTokenStream tokens = new MimeTokenStream(CONFIG, DecodeMonitor.SILENT, null, null);
    /** For each open level, how many parts it has had. */
    private final Deque<int[]> levels = new ArrayDeque<>();

    private Parameterized type = Parameterized.read("");
    private Parameterized disposition = Parameterized.read("");
    private int met;
    /** Messages that are open, the outermost among them. */
    private int messages;

    private MimeWalk(Visitor visitor, MessageLimits limits) {
        this.visitor = visitor;
        this.limits = limits;
    }

    /** Told of everything in the tree, in order. */
    interface Visitor {
        /** What holds parts: a multipart, or a message in the message. */
        void container(Node node);

        /** What holds content, which is read here or not at all. */
        void leaf(Node node, InputStream decoded) throws IOException;

        /** A header field of a message within the message, as it was written. */
        default void attachedField(String name, String value) {}
    }

    /** A place in the tree. */
    record Node(String number, int depth, String type, Parameterized contentType, Parameterized disposition) {
        @Nullable
        String fileName() {
            String name = disposition.parameter("filename");
            return name == null ? contentType.parameter("name") : name;
        }

        /** Meant to be saved rather than read. */
        boolean isAttachment() {
            return disposition.value().equals("attachment") || fileName() != null || !type.startsWith("text/");
        }
    }

    /** False where a limit, or the message itself, said stop. */
    static boolean over(InputStream message, MessageLimits limits, Visitor visitor) throws IOException {
        MimeWalk walk = new MimeWalk(visitor, limits);
        try {
            return walk.walk(message);
        } catch (MimeException | RuntimeException broken) {
            // What was met until here stands; the rest of such a message is not worth a guess.
            return false;
        }
    }

    private boolean walk(InputStream in) throws MimeException, IOException {
        tokens.setRecursionMode(RecursionMode.M_RECURSE);
        tokens.parse(in);
        levels.push(new int[1]);
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            take(state);
            if (levels.size() > limits.depth() || met >= limits.parts()) {
                return false;
            }
        }
        return true;
    }

    private void take(EntityState state) throws IOException {
        switch (state) {
            case T_START_HEADER -> {
                type = Parameterized.read("");
                disposition = Parameterized.read("");
            }
            case T_FIELD -> field(tokens.getField());
            case T_START_MESSAGE -> {
                open("message/rfc822", levels.size() > 1);
                messages++;
            }
            case T_START_MULTIPART -> open(mimeType(tokens.getBodyDescriptor()), levels.size() > 2);
            case T_END_MULTIPART -> levels.poll();
            case T_END_MESSAGE -> {
                levels.poll();
                messages--;
            }
            case T_BODY -> {
                countPart();
                met++;
                visitor.leaf(node(mimeType(tokens.getBodyDescriptor())), tokens.getDecodedInputStream());
            }
            default -> {}
        }
    }

    private void open(String mime, boolean isPart) {
        if (isPart) {
            countPart();
        }
        boolean message = mime.equals("message/rfc822");
        if (isPart || !message) {
            met += message ? 1 : 0;
            visitor.container(node(mime));
        }
        levels.push(new int[1]);
    }

    private static String mimeType(BodyDescriptor descriptor) {
        return descriptor.getMimeType().toLowerCase(Locale.ROOT);
    }

    private Node node(String mime) {
        return new Node(number(), levels.size(), mime, type, disposition);
    }

    private void countPart() {
        levels.getFirst()[0]++;
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

    private void field(Field field) {
        String name = field.getName();
        boolean isType = name.equalsIgnoreCase("Content-Type");
        if (isType || name.equalsIgnoreCase("Content-Disposition")) {
            Parameterized value = Parameterized.read(latin1(field));
            type = isType ? value : type;
            disposition = isType ? disposition : value;
        } else if (messages > 1) {
            visitor.attachedField(name, latin1(field));
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
}
