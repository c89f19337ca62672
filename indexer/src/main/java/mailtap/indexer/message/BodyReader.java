package mailtap.indexer.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import mailtap.indexer.message.MimeWalk.Node;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads of the MIME tree what can be searched: names and kinds of parts, text, traces of recipients. */
final class BodyReader implements MimeWalk.Visitor {
    private static final String MESSAGE = "message/rfc822";

    private final @Nullable Charset hint;
    private final MessageLimits limits;
    private final Traces traces;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean cut;

    private BodyReader(@Nullable Charset hint, MessageLimits limits) {
        this.hint = hint;
        this.limits = limits;
        this.traces = new Traces(hint);
    }

    static BodyFacts read(Bytes message, @Nullable Charset hint, MessageLimits limits) {
        BodyReader reader = new BodyReader(hint, limits);
        try {
            boolean whole = MimeWalk.over(new ByteArrayInputStream(message.toArray()), limits, reader);
            reader.cut |= !whole;
        } catch (IOException broken) {
            // What was read until here stands; the rest of such a message is not worth a guess.
            reader.cut = true;
        }
        return new BodyFacts(reader.parts, reader.text.toString(), reader.cut, reader.traces.inside());
    }

    @Override
    public void container(Node node) {
        if (node.type().equals(MESSAGE)) {
            parts.add(new Part(node.number(), MESSAGE, node.fileName(), -1, true));
        } else {
            traces.multipart(node.contentType().value());
        }
    }

    @Override
    public void attachedField(String name, String value) {
        traces.attachedField(name, value);
    }

    @Override
    public void leaf(Node node, InputStream decoded) throws IOException {
        String type = node.type();
        boolean isText = type.equals("text/plain") || type.equals("text/html");
        boolean saved = node.disposition().value().equals("attachment");
        int room = isText && !saved ? Math.max(0, limits.textChars() - text.length()) : 0;
        long bytes = consume(node, decoded, room);
        parts.add(new Part(node.number(), type, node.fileName(), bytes, node.isAttachment()));
        traces.part(type, node.fileName(), node.contentType().parameter("smime-type"));
    }

    /** Reads the part to its end, keeping as much text as there is room for; its length is the answer. */
    private long consume(Node node, InputStream in, int room) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int wanted = Math.max(room, traces.wanted(node.type()));
        byte[] buffer = new byte[8192];
        long total = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            kept.write(buffer, 0, Math.min(n, Math.max(0, wanted - kept.size())));
            total += n;
        }
        traces.bytes(node.type(), kept.toByteArray());
        if (room > 0) {
            Bytes bytes = Bytes.wrap(kept.toByteArray());
            keep(node, bytes.slice(0, Math.min(room, bytes.length())));
            cut |= total > room;
        }
        return total;
    }

    private void keep(Node node, Bytes bytes) {
        Charset named = Charsets.lookup(node.contentType().parameter("charset")).orElse(null);
        String decoded = Charsets.decode(bytes, named, hint);
        text.append(node.type().equals("text/html") ? ReadableHtml.of(decoded) : decoded)
                .append('\n');
    }
}
