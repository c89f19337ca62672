package mailtap.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import mailtap.transcript.ContentFacts;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the bodies of messages out of one session's entries. What is left out stays as a length, so the frames still
 * tile; size and digests are taken first and follow as {@link ContentFacts}.
 *
 * <p>A client that goes on with its message though the server refused DATA is read as one that sends commands; what
 * {@link StrayContent} makes out among them is left out too.
 */
public final class BodyFilter {
    /** Multi-line answers that hold no message; any other may. */
    private static final Set<String> LISTS = Set.of("LIST", "UIDL", "CAPA", "AUTH", "LANG");

    private final boolean headers;
    private final Consumer<Entry> out;
    private final ConversationFold fold;
    private final List<ContentFacts> learnt = new ArrayList<>();
    private final StrayContent stray = new StrayContent();
    private HeaderEnd sent = new HeaderEnd();
    private HeaderEnd fetched = new HeaderEnd();
    private int fetch;
    private boolean chunksOpen;
    private @Nullable Entry now;
    private @Nullable ContentFacts told;

    /** @param keeping headers or nothing: a session of which all is kept needs no filter */
    public BodyFilter(SessionId id, BodyKeeping keeping, Consumer<Entry> out) {
        this.headers = keeping == BodyKeeping.HEADERS;
        this.out = out;
        this.fold = new ConversationFold(id, Extent.DEFAULT.withHead(0), new Learning());
    }

    public void accept(Entry entry) {
        now = entry;
        fold.accept(entry);
        if (!(entry instanceof Frame frame)) {
            tell();
            out.accept(entry);
        } else if (isMessage(frame)) {
            stray.content(frame.exchange());
            cut(frame);
            tell();
        } else {
            command(frame);
            tell();
            stray.line(frame, fold.verb(frame.exchange())).forEach(out);
        }
    }

    private void tell() {
        learnt.forEach(out);
        learnt.clear();
    }

    private boolean isMessage(Frame frame) {
        return switch (frame.label()) {
            case CONTENT, CHUNK -> true;
            case LISTING -> !LISTS.contains(fold.verb(frame.exchange()));
            default -> false;
        };
    }

    private void cut(Frame frame) {
        int kept = headers ? end(frame).in(frame.bytes()) : 0;
        if (kept > 0) {
            Label label = frame.label();
            out.accept(Frame.kept(
                    frame.at(),
                    frame.side(),
                    label,
                    frame.exchange(),
                    frame.offset(),
                    frame.bytes().slice(0, kept)));
        }
        if (kept < frame.length()) {
            out.accept(Frame.absent(
                    frame.at(),
                    frame.side(),
                    Label.WITHHELD,
                    frame.exchange(),
                    frame.offset() + kept,
                    frame.length() - kept));
        }
    }

    private HeaderEnd end(Frame frame) {
        if (frame.side() == Side.CLIENT) {
            return sent;
        }
        if (fetch != frame.exchange()) {
            fetch = frame.exchange();
            fetched = new HeaderEnd();
        }
        return fetched;
    }

    /** A new message, with a header of its own, begins behind DATA, or MAIL where no chunk of the last is missing. */
    private void command(Frame frame) {
        Command command = frame.side() == Side.CLIENT && frame.bytes().endsWith((byte) '\n')
                ? fold.command(frame.exchange())
                : null;
        if (command == null) {
            return;
        }
        switch (command.verb()) {
            case "BDAT" -> chunksOpen = !SmtpFold.isLast(command);
            case "RSET", "EHLO", "HELO", "LHLO" -> chunksOpen = false;
            case "MAIL", "DATA" -> sent = chunksOpen ? sent : new HeaderEnd();
            default -> {}
        }
    }

    private boolean isTold(Side side, int exchange) {
        ContentFacts before = told;
        return before != null && before.side() == side && before.exchange() == exchange;
    }

    /** Hears what the message was, once it is over. */
    private final class Learning implements ConversationListener {
        @Override
        public void message(Message message) {
            if (message.chunking() != Message.Chunking.NONE) {
                learn(
                        Side.CLIENT,
                        message.lastExchange(),
                        new Known(message.bytes(), message.sha256(), message.bodySha256(), message.complete()));
            }
        }

        @Override
        public void retrieved(Retrieved retrieved) {
            learn(
                    Side.SERVER,
                    retrieved.exchange(),
                    new Known(retrieved.bytes(), retrieved.sha256(), null, retrieved.complete()));
        }

        private void learn(Side side, int exchange, Known known) {
            Entry cause = now;
            if (cause == null || isTold(side, exchange)) {
                return;
            }
            ContentFacts facts = new ContentFacts(
                    cause.at(), side, exchange, known.bytes(), known.sha256(), known.body(), known.complete());
            told = facts;
            learnt.add(facts);
        }
    }

    private record Known(
            long bytes, @Nullable String sha256, @Nullable String body, boolean complete) {}
}
