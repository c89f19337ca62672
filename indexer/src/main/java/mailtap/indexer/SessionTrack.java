package mailtap.indexer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailtap.indexer.message.MessageReader;
import mailtap.journal.JournalPosition;
import mailtap.mail.Command;
import mailtap.mail.ConversationFold;
import mailtap.mail.ConversationListener;
import mailtap.mail.Exchange;
import mailtap.mail.Extent;
import mailtap.mail.Message;
import mailtap.mail.Reply;
import mailtap.mail.Retrieved;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.TlsFacts;
import org.apache.lucene.document.Document;

/**
 * One session being followed: entries in, documents out. A document depends only on the entries up to the one that made
 * it, never on when somebody asked, so that an index grown bit by bit equals one made anew.
 */
final class SessionTrack {
    private static final int MOST_FINDINGS = 1_000;
    private static final int MOST_CAPABILITIES = 100;

    private final SessionFacts facts;
    private final ConversationFold fold;
    private final MessageReader reader;
    private final DocumentSink out;
    private final BlockList blocks = new BlockList();
    private final Map<Integer, List<Finding>> findings = new HashMap<>();
    private final long recorded;
    private int keptFindings;
    private int lastExchange = -1;
    private int lastMessage;
    private boolean written;
    private boolean silent;
    private boolean changed;
    private long weight;

    /** What all sessions are followed with. */
    record Means(Extent extent, MessageReader reader, DocumentSink out) {}

    SessionTrack(SessionId id, long recorded, Means with) {
        this.facts = new SessionFacts(id);
        this.recorded = recorded;
        this.fold = new ConversationFold(id, with.extent(), new Understood());
        this.reader = with.reader();
        this.out = with.out();
    }

    /** Takes in what is indexed already: as {@link #accept}, but makes no documents. */
    void recall(Entry entry, JournalPosition block) {
        silent = true;
        accept(entry, block);
        silent = false;
        changed = false;
        written = true;
    }

    /** A block of the session's cannot be read any more; its place is remembered all the same. */
    void missed(JournalPosition block) {
        blocks.add(block);
        written = true;
    }

    void accept(Entry entry, JournalPosition block) {
        changed = true;
        blocks.add(block);
        facts.seen(entry.at());
        switch (entry) {
            case SessionStart start -> facts.started(start);
            case TlsFacts tls -> facts.encrypted(tls);
            case LoginFacts login -> facts.loggedIn(login);
            case Finding finding -> found(finding);
            case Frame frame -> weigh(frame);
            case SessionEnd end -> facts.ended(end);
            default -> {}
        }
        fold.accept(entry);
    }

    private void found(Finding finding) {
        facts.found(finding);
        if (keptFindings < MOST_FINDINGS) {
            keptFindings++;
            findings.computeIfAbsent(finding.exchange(), unused -> new ArrayList<>())
                    .add(finding);
        }
    }

    private void weigh(Frame frame) {
        if (frame.label() == Label.LOST || frame.label() == Label.UNKEPT) {
            facts.has("gap");
        }
        weight += frame.bytes().length();
    }

    /** About how many bytes it may hold in memory: those of the message it is in the middle of. */
    long weight() {
        return weight;
    }

    boolean isOver() {
        return facts.isOver();
    }

    /** Writes the session's own document, if there is news. */
    void writeSession() {
        if (changed) {
            changed = false;
            out.put(facts.id().toString(), SessionDocument.of(facts, blocks, recorded), !written);
            written = true;
        }
    }

    private final class Understood implements ConversationListener {
        @Override
        public void exchange(Exchange exchange) {
            boolean isNew = exchange.number() > lastExchange;
            if (isNew) {
                lastExchange = exchange.number();
                facts.exchanged();
            }
            greeting(exchange);
            List<Finding> own = findings.getOrDefault(exchange.number(), List.of());
            write(Kind.EXCHANGE, exchange.number(), ExchangeDocument.of(facts, exchange, own), isNew);
        }

        private void greeting(Exchange exchange) {
            Command command = exchange.command();
            boolean hello = exchange.verb().equals("EHLO") || exchange.verb().equals("LHLO");
            if (command != null && (hello || exchange.verb().equals("HELO"))) {
                facts.greeted(command.argument());
            }
            Reply reply = exchange.lastReply();
            if (hello && reply != null && reply.isPositive()) {
                reply.lines().stream()
                        .skip(1)
                        .limit(MOST_CAPABILITIES)
                        .forEach(line ->
                                facts.note(Field.CAPABILITY, line.strip().split("[ =]", 2)[0]));
            }
        }

        @Override
        public void message(Message message) {
            Document document = MessageDocument.of(facts, message, reader.read(message.head()));
            boolean isNew = counted(message.number(), message.complete());
            write(Kind.MESSAGE, message.number(), document, isNew);
        }

        @Override
        public void retrieved(Retrieved retrieved) {
            Document document = MessageDocument.of(facts, retrieved, reader.read(retrieved.head()));
            boolean isNew = counted(retrieved.number(), retrieved.complete());
            write(Kind.MESSAGE, retrieved.number(), document, isNew);
        }

        @Override
        public void deleted(int retrieved) {
            facts.deletedMessage();
            if (!silent) {
                out.deleted(DocumentMaker.key(facts.id(), Kind.MESSAGE, retrieved));
            }
        }

        /** True for a message not handed out before. */
        private boolean counted(int number, boolean complete) {
            weight = 0;
            boolean isNew = number > lastMessage;
            if (isNew) {
                lastMessage = number;
                if (complete) {
                    facts.sentMessage();
                }
            }
            return isNew;
        }

        private void write(Kind kind, int number, Document document, boolean isNew) {
            if (!silent) {
                out.put(DocumentMaker.key(facts.id(), kind, number), document, isNew);
            }
        }
    }
}
