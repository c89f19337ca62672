package mailtap.mail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailtap.transcript.ContentFacts;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import org.jspecify.annotations.Nullable;

/**
 * Understands one session as its entries come, and tells a listener of everything that is complete: an exchange when it
 * is answered, a message when the server has had its last word on it. Holds what is open and no more.
 */
public final class ConversationFold {
    private final SessionId id;
    private final Extent extent;
    private final ConversationListener out;
    private final SmtpFold smtp;
    private final Pop3Fold pop3;
    private final Map<Integer, OpenExchange> open = new LinkedHashMap<>();
    /** Exchange 0: what the server says unasked, at any time. */
    private @Nullable OpenExchange unasked;
    /** The latest, open or not. */
    private @Nullable OpenExchange opened;

    private int closed;
    private Instant lastReplyAt = Instant.MAX;

    public ConversationFold(SessionId id, Extent extent, ConversationListener out) {
        this.id = id;
        this.extent = extent;
        this.out = out;
        this.smtp = new SmtpFold(extent, out);
        this.pop3 = new Pop3Fold(extent, out);
    }

    public SessionId id() {
        return id;
    }

    public void accept(Entry entry) {
        if (entry instanceof Frame frame) {
            if (!frame.label().isOwn()) {
                frame(frame);
            }
        } else if (entry instanceof ContentFacts facts) {
            contentFacts(facts);
        } else if (entry instanceof SessionStart start) {
            begin(start);
        } else if (entry instanceof SessionEnd) {
            finish();
        }
    }

    private void begin(SessionStart start) {
        lastReplyAt = start.at();
        if (start.protocol() == Protocol.LMTP) {
            smtp.speakLmtp();
        }
    }

    private void frame(Frame frame) {
        if (frame.side() == Side.SERVER) {
            closeBefore(frame.exchange());
        }
        OpenExchange exchange = frame.exchange() == 0 ? unasked : open.get(frame.exchange());
        if (exchange == null) {
            boolean tooLate = frame.exchange() <= closed && frame.exchange() > 0;
            if (tooLate || frame.label() == Label.OPAQUE || frame.label().isAbsent()) {
                return;
            }
            exchange = open(frame);
        }
        if (frame.side() == Side.CLIENT) {
            client(exchange, frame);
        } else {
            server(exchange, frame);
        }
    }

    private void contentFacts(ContentFacts facts) {
        OpenExchange exchange = open.get(facts.exchange());
        if (exchange != null && facts.side() == Side.CLIENT) {
            smtp.contentFacts(exchange, facts);
        } else if (exchange != null) {
            pop3.contentFacts(exchange, facts);
        }
    }

    /** Of an exchange that is not closed; empty where it is, or its command is not complete. */
    String verb(int exchange) {
        OpenExchange there = open.get(exchange);
        return there == null ? "" : there.verb();
    }

    /** Of an exchange that is not closed. */
    @Nullable
    Command command(int exchange) {
        OpenExchange there = open.get(exchange);
        return there == null ? null : there.command();
    }

    private OpenExchange open(Frame frame) {
        if (open.size() >= extent.open()) {
            close(open.values().iterator().next());
        }
        OpenExchange before = opened;
        boolean thinking = lastReplyAt.isBefore(frame.at()) && (before == null || before.isAnswered());
        OpenExchange exchange = new OpenExchange(frame, thinking ? lastReplyAt : frame.at(), extent);
        if (frame.exchange() == 0) {
            unasked = exchange;
        } else {
            opened = exchange;
            open.put(frame.exchange(), exchange);
        }
        return exchange;
    }

    /** The server answers in order: what it has passed over will not be answered any more. */
    private void closeBefore(int exchange) {
        while (!open.isEmpty()) {
            OpenExchange first = open.values().iterator().next();
            if (first.number() >= exchange) {
                return;
            }
            close(first);
        }
    }

    private void client(OpenExchange exchange, Frame frame) {
        if (exchange.client(frame)) {
            smtp.command(exchange, frame);
        }
        if (!frame.label().isLine()) {
            smtp.content(exchange, frame);
        }
    }

    private void server(OpenExchange exchange, Frame frame) {
        lastReplyAt = frame.label() == Label.OPAQUE ? lastReplyAt : frame.at();
        exchange.server(frame).ifPresent(reply -> {
            smtp.reply(exchange, reply);
            pop3.reply(exchange, reply);
            hand(exchange);
        });
        if (!frame.label().isLine() && frame.label() != Label.OPAQUE) {
            pop3.listing(exchange, frame);
        }
    }

    private void hand(OpenExchange exchange) {
        if (exchange.takeChange()) {
            out.exchange(exchange.value());
        }
    }

    private void close(OpenExchange exchange) {
        open.remove(exchange.number());
        closed = Math.max(closed, exchange.number());
        exchange.finish();
        smtp.closed(exchange);
        pop3.closed(exchange);
        hand(exchange);
    }

    /** Hands out what is still open, as it stands; the session goes on. */
    public void snapshot() {
        if (unasked != null) {
            hand(unasked);
        }
        open.values().forEach(this::hand);
        smtp.rest();
        pop3.rest();
    }

    private void finish() {
        if (unasked != null) {
            unasked.finish();
        }
        List.copyOf(open.values()).forEach(this::close);
        snapshot();
    }
}
