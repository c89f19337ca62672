package mailtap.mail;

import java.io.ByteArrayOutputStream;
import mailtap.transcript.Bytes;
import mailtap.transcript.ContentFacts;
import org.jspecify.annotations.Nullable;

/** One message's data as it streams by: its size, its digests, its first bytes. */
final class Content {
    private final int most;
    private final Digest whole = new Digest();
    private final Digest body = new Digest();
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final Unstuffer unstuffer = new Unstuffer(this::plain);
    private long bytes;
    private boolean holes;
    private boolean complete;
    private boolean inBody;
    /** How much of CRLF CRLF, or LF LF, has been seen in a row; the header ends with the second line end. */
    private int lineEnds = 1;

    private @Nullable String wholeHex;
    private @Nullable String bodyHex;
    private @Nullable ContentFacts told;

    Content(int most) {
        this.most = most;
    }

    /** As on the wire behind DATA or RETR. */
    void stuffed(Bytes data) {
        unstuffer.add(data);
        complete |= unstuffer.isEnded();
    }

    /** As in a BDAT chunk. */
    void plain(Bytes data) {
        bytes += data.length();
        whole.add(data);
        int room = Math.min(data.length(), most - head.size());
        head.writeBytes(data.slice(0, Math.max(0, room)).toArray());
        int from = inBody ? 0 : endOfHeader(data);
        if (inBody) {
            body.add(data.from(from));
        }
    }

    /** Where the body begins in this data, its length where it does not. */
    private int endOfHeader(Bytes data) {
        for (int i = 0; i < data.length(); i++) {
            byte octet = data.at(i);
            if (octet == '\n' && ++lineEnds == 2) {
                inBody = true;
                return i + 1;
            }
            lineEnds = octet == '\n' || octet == '\r' ? lineEnds : 0;
        }
        return data.length();
    }

    void hole(long length) {
        holes = true;
        bytes += length;
    }

    /** What was known of it before part of it was left out. */
    void told(ContentFacts facts) {
        told = facts;
        bytes = facts.bytes();
        complete |= facts.complete();
    }

    /** The last chunk has come, or the server took what was not seen to the end. */
    void complete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    boolean holes() {
        return holes;
    }

    long bytes() {
        return bytes;
    }

    /** Ends the streaming: digests are taken once. */
    void finish() {
        if (wholeHex == null) {
            unstuffer.finish();
            wholeHex = whole.hex();
            bodyHex = body.hex();
        }
    }

    @Nullable
    String sha256() {
        if (told != null) {
            return told.sha256();
        }
        return holes ? null : wholeHex;
    }

    @Nullable
    String bodySha256() {
        if (told != null) {
            return told.bodySha256();
        }
        return holes || !inBody ? null : bodyHex;
    }

    Bytes head() {
        return Bytes.wrap(head.toByteArray());
    }
}
