package mailtap.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Side;
import org.jspecify.annotations.Nullable;

/** An exchange that may still grow. */
final class OpenExchange {
    private final int number;
    private final Extent extent;
    private final Instant at;
    private final LineGather commandLine;
    private final ReplyParser replyParser;
    private final List<Reply> replies = new ArrayList<>();
    private @Nullable Command command;
    private Instant lastAt;
    private Duration client = Duration.ZERO;
    private Duration server = Duration.ZERO;
    private long contentBytes;
    private long listingBytes;
    private boolean changed;

    /** @param since when the side that speaks first here could have begun */
    OpenExchange(Frame first, Instant since, Extent extent) {
        this.number = first.exchange();
        this.extent = extent;
        this.at = first.at();
        this.lastAt = since;
        this.commandLine = new LineGather(extent.line());
        this.replyParser = new ReplyParser(extent);
    }

    int number() {
        return number;
    }

    @Nullable
    Command command() {
        return command;
    }

    String verb() {
        return command == null ? "" : command.verb();
    }

    @Nullable
    Reply lastReply() {
        return replies.isEmpty() ? null : replies.getLast();
    }

    /** The server's last word is no question. */
    boolean isAnswered() {
        Reply last = lastReply();
        return last != null && !last.isIntermediate();
    }

    /** True when this frame completes the command line. */
    boolean client(Frame frame) {
        boolean line = frame.label().isLine();
        pass(frame);
        if (!line) {
            contentBytes += frame.label() == Label.CONTENT || frame.label() == Label.CHUNK ? frame.length() : 0;
            return false;
        }
        Optional<String> whole = command == null ? commandLine.add(frame) : Optional.empty();
        whole.ifPresent(text -> command = CommandParser.parse(text));
        return whole.isPresent();
    }

    /** The reply that this frame completes. */
    Optional<Reply> server(Frame frame) {
        pass(frame);
        if (!frame.label().isLine()) {
            listingBytes += frame.label() == Label.LISTING ? frame.length() : 0;
            return Optional.empty();
        }
        Optional<Reply> reply = replyParser.add(frame);
        reply.ifPresent(this::keep);
        return reply;
    }

    private void keep(Reply reply) {
        if (replies.size() == extent.replyLines()) {
            replies.removeLast();
        }
        replies.add(reply);
    }

    /** Time goes to the side that ended it. What cannot be read is not timed: it may go on for hours. */
    private void pass(Frame frame) {
        changed = true;
        if (frame.label() == Label.OPAQUE || frame.label().isAbsent()) {
            return;
        }
        Duration passed = Duration.between(lastAt, frame.at());
        if (!passed.isNegative()) {
            boolean bySide = frame.side() == Side.CLIENT;
            client = bySide ? client.plus(passed) : client;
            server = bySide ? server : server.plus(passed);
        }
        lastAt = frame.at();
    }

    /** No more will come: what stands there of a line is all of it. */
    void finish() {
        if (command == null && !commandLine.isEmpty()) {
            command = CommandParser.parse(commandLine.take());
            changed = true;
        }
        replyParser.rest(lastAt).ifPresent(this::keep);
    }

    /** Something has come since this was asked last. */
    boolean takeChange() {
        boolean was = changed;
        changed = false;
        return was;
    }

    Exchange value() {
        return new Exchange(number, at, command, replies, status(), contentBytes, listingBytes, client, server);
    }

    private Exchange.Status status() {
        Reply last = lastReply();
        if (last == null) {
            return Exchange.Status.UNANSWERED;
        }
        if (last.isIntermediate()) {
            return Exchange.Status.UNFINISHED;
        }
        return switch (Outcome.of(last)) {
            case ACCEPTED -> Exchange.Status.OK;
            case REFUSED -> Exchange.Status.REFUSED;
            case DEFERRED -> Exchange.Status.DEFERRED;
            default -> Exchange.Status.UNCLEAR;
        };
    }
}
