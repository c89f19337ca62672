package mailtap.indexer.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** Lays a message open part by part: digest, type by content, and text as far as it is shown. */
final class AnatomyReader implements MimeWalk.Visitor {
    private final MessageLimits limits;
    private final PartTaker taker;
    private final List<PartFacts> parts = new ArrayList<>();
    private final Deque<MimeWalk.Node> open = new ArrayDeque<>();
    private final byte[] buffer = new byte[8192];
    private int textLeft;

    private AnatomyReader(MessageLimits limits, PartTaker taker) {
        this.limits = limits;
        this.taker = taker;
        this.textLeft = limits.textChars();
    }

    static Anatomy read(InputStream message, MessageLimits limits, PartTaker taker) throws IOException {
        AnatomyReader reader = new AnatomyReader(limits, taker);
        boolean whole = MimeWalk.over(message, limits, reader);
        return new Anatomy(reader.parts, !whole || reader.parts.stream().anyMatch(PartFacts::cut));
    }

    @Override
    public void container(MimeWalk.Node node) {
        String alternatives = inside(node);
        open.push(node);
        boolean attachment = node.type().equals("message/rfc822");
        parts.add(new PartFacts(
                node.number(),
                open.size() - 1,
                node.type(),
                null,
                null,
                false,
                node.fileName(),
                -1,
                null,
                attachment,
                alternatives,
                "",
                false));
    }

    /** The number of the enclosing multipart where it holds several forms of one thing. */
    private String inside(MimeWalk.Node node) {
        while (!open.isEmpty() && open.getFirst().depth() >= node.depth()) {
            open.pop();
        }
        boolean several = !open.isEmpty() && open.getFirst().type().equals("multipart/alternative");
        return several ? "in " + open.getFirst().number() : "";
    }

    @Override
    public void leaf(MimeWalk.Node node, InputStream decoded) throws IOException {
        String alternatives = inside(node);
        boolean isText = node.type().startsWith("text/");
        int room = isText && !node.isAttachment() ? Math.min(textLeft, limits.textChars()) : Magic.NEEDED;
        String name = node.fileName();
        Content content;
        try (OutputStream out = taker.take(node.number(), node.type(), name == null ? "" : name)) {
            content = consume(decoded, Math.max(room, Magic.NEEDED), out);
        }
        String declared = node.contentType().parameter("charset");
        String charset = declared == null ? null : declared.strip().toLowerCase(Locale.ROOT);
        boolean unread = isText && charset != null && !Charsets.isRead(charset);
        String text = isText && !node.isAttachment() ? text(node, content.head(), charset) : "";
        textLeft -= text.length();
        parts.add(new PartFacts(
                node.number(),
                open.size(),
                node.type(),
                Magic.of(content.head()),
                charset,
                unread,
                name,
                content.bytes(),
                content.sha256(),
                node.isAttachment(),
                alternatives,
                text,
                !text.isEmpty() && content.bytes() > content.head().length()));
    }

    private record Content(Bytes head, long bytes, String sha256) {}

    private Content consume(InputStream in, int room, OutputStream out) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        MessageDigest digest = sha256();
        long total = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            head.write(buffer, 0, Math.min(n, Math.max(0, room - head.size())));
            digest.update(buffer, 0, n);
            out.write(buffer, 0, n);
            total += n;
        }
        return new Content(Bytes.wrap(head.toByteArray()), total, HexFormat.of().formatHex(digest.digest()));
    }

    private String text(MimeWalk.Node node, Bytes head, @Nullable String charset) {
        int room = Math.max(0, textLeft);
        Bytes bytes = head.slice(0, Math.min(room, head.length()));
        Charset named = Charsets.lookup(charset).orElse(null);
        String decoded = Charsets.decode(bytes, named, null);
        return node.type().equals("text/html") ? ReadableHtml.of(decoded) : decoded;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
