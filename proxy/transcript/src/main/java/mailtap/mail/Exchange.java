package mailtap.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mailtap.transcript.WireName;
import org.jspecify.annotations.Nullable;

/**
 * One command and all that belongs to it: the whole talk of an AUTH, the content and verdicts of a DATA, the listing of
 * a POP3 answer.
 *
 * @param number as in {@code ID.N}; 0 is what the server says unasked, the greeting first
 * @param at of its first frame
 * @param command absent for exchange 0 and where it was not kept
 * @param contentBytes sent by the client as message data, as on the wire
 * @param listingBytes sent by the server as a multi-line answer, as on the wire
 * @param client time the client took: before the command since the last reply, and between replies inside
 * @param server time the server let the client wait
 */
public record Exchange(
        int number,
        Instant at,
        @Nullable Command command,
        List<Reply> replies,
        Status status,
        long contentBytes,
        long listingBytes,
        Duration client,
        Duration server) {

    /** How it ended. */
    public enum Status {
        OK,
        /** 5xx, {@code -ERR}. */
        REFUSED,
        /** 4xx. */
        DEFERRED,
        /** The last word was a question of the server's: 3xx, {@code +}. */
        UNFINISHED,
        UNANSWERED,
        /** Answered by what is no reply. */
        UNCLEAR;

        public String wireName() {
            return WireName.of(this);
        }
    }

    public Exchange {
        replies = List.copyOf(replies);
    }

    /** The command's verb, or empty. */
    public String verb() {
        return command == null ? "" : command.verb();
    }

    /** The last word of the server, where there is one. */
    public @Nullable Reply lastReply() {
        return replies.isEmpty() ? null : replies.getLast();
    }
}
