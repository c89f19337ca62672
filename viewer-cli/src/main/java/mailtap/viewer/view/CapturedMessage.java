package mailtap.viewer.view;

import mailtap.mail.Message;
import mailtap.mail.Retrieved;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** A message that was sent, or one that was fetched. Exactly one of the two is there. */
public record CapturedMessage(
        @Nullable Message sent, @Nullable Retrieved fetched) {
    /** Its first bytes. */
    public Bytes head() {
        if (sent != null) {
            return sent.head();
        }
        return fetched == null ? Bytes.EMPTY : fetched.head();
    }

    public long bytes() {
        return sent != null ? sent.bytes() : fetched == null ? 0 : fetched.bytes();
    }

    public boolean hasHoles() {
        return sent != null ? sent.holes() : fetched != null && fetched.holes();
    }

    public boolean isWhole() {
        return sent != null ? sent.complete() : fetched != null && fetched.complete();
    }
}
