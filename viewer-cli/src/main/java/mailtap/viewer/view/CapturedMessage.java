package mailtap.viewer.view;

import java.util.Optional;
import java.util.stream.Stream;
import mailtap.mail.Conversation;
import mailtap.mail.Message;
import mailtap.mail.Retrieved;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** A message that was sent, or one that was fetched. Exactly one of the two is there. */
public record CapturedMessage(
        @Nullable Message sent, @Nullable Retrieved fetched) {
    /** By its number. */
    public static Optional<CapturedMessage> in(Conversation talk, int number) {
        Stream<CapturedMessage> sent = talk.messages().stream()
                .filter(one -> one.number() == number)
                .map(one -> new CapturedMessage(one, null));
        Stream<CapturedMessage> fetched = talk.retrieved().stream()
                .filter(one -> one.number() == number)
                .map(one -> new CapturedMessage(null, one));
        return Stream.concat(sent, fetched).findFirst();
    }

    /** Its first bytes. */
    public Bytes head() {
        if (sent != null) {
            return sent.head();
        }
        return fetched == null ? Bytes.EMPTY : fetched.head();
    }

    /** Its first bytes are all of it. */
    public boolean isHeadWhole() {
        return sent != null ? sent.isHeadWhole() : fetched != null && fetched.isHeadWhole();
    }

    public long bytes() {
        return sent != null ? sent.bytes() : fetched == null ? 0 : fetched.bytes();
    }

    /** No byte of it went over the wire. */
    public boolean isNothing() {
        return bytes() == 0 && (sent == null || !sent.complete());
    }

    /** Why what is at hand is not the whole message; empty where it is. */
    public String missing() {
        if (isNothing()) {
            return "nothing of it was sent";
        }
        boolean leftOut = sent != null ? sent.isBodyLeftOut() : fetched != null && fetched.isBodyLeftOut();
        boolean holes = sent != null ? sent.holes() : fetched != null && fetched.holes();
        boolean whole = sent != null ? sent.complete() : fetched != null && fetched.complete();
        return leftOut
                ? "its body was not kept, as content = headers or none asks"
                : holes ? "parts of it were lost" : whole ? "" : "it was cut before its end";
    }
}
