package mailtap.indexer.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import mailtap.indexer.message.MessageFacts;
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
import mailtap.mail.submission.Stage;
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
public final class SessionTrack {
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
    private IntPredicate wanted = any -> true;
    private boolean waiting;
    private boolean changed;
    private long weight;

    /** What all sessions are followed with. */
    public record Means(Extent extent, MessageReader reader, Map<String, Stage> stages, DocumentSink out) {}

    public SessionTrack(SessionId id, long recorded, Means with) {
        this.facts = new SessionFacts(id, with.stages());
        this.recorded = recorded;
        this.fold = new ConversationFold(id, with.extent(), new Understood());
        this.reader = with.reader();
        this.out = with.out();
    }

    /** Takes in what is indexed already: as {@link #accept}, but hands out only the messages that are wanted. */
    public void recall(Entry entry, JournalPosition block, IntPredicate messages) {
        silent = true;
        wanted = messages;
        accept(entry, block);
        silent = false;
        wanted = any -> true;
        changed = false;
        written = true;
    }

    /** A block of the session's cannot be read any more; its place is remembered all the same. */
    public void missed(JournalPosition block) {
        blocks.add(block);
        written = true;
    }

    public void accept(Entry entry, JournalPosition block) {
        changed = true;
        blocks.add(block);
        facts.seen(entry.at());
        facts.watch(entry);
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
    public long weight() {
        return weight;
    }

    public SessionId id() {
        return facts.id();
    }

    /** A message of the session was judged, perhaps anew. */
    public void judged(int message, Judged now) {
        changed |= facts.judged(message, now.shown());
        waiting = false;
    }

    /** What an earlier document of the session said already. */
    public void remembered(int message, Judged before) {
        facts.judged(message, before);
    }

    /** A message of it has not been judged yet. */
    public boolean isWaiting() {
        return waiting;
    }

    public SessionBlocks blocks() {
        return new SessionBlocks(recorded, blocks.positions());
    }

    /** Where it begins in the journal. */
    public Optional<JournalPosition> first() {
        return blocks.first();
    }

    public boolean isOver() {
        return facts.isOver();
    }

    /** Writes the session's own document, if there is news. */
    public void writeSession() {
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
            Document document = ExchangeDocument.of(facts, exchange, own);
            if (!silent) {
                out.put(DocumentMaker.key(facts.id(), Kind.EXCHANGE, exchange.number()), document, isNew);
            }
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
            MessageFacts read = reader.read(message.head(), message.isHeadWhole());
            facts.watch(message, read.headers());
            boolean isNew = counted(message.number(), message.complete());
            letter(MessageDocument.of(facts, message, read, isNew));
        }

        @Override
        public void retrieved(Retrieved retrieved) {
            MessageFacts read = reader.read(retrieved.head(), retrieved.isHeadWhole());
            boolean isNew = counted(retrieved.number(), retrieved.complete());
            letter(MessageDocument.of(facts, retrieved, read, isNew));
        }

        private void letter(Letter letter) {
            if (wanted.test(letter.place().message())) {
                waiting |= !silent;
                out.letter(letter);
            }
        }

        @Override
        public void deleted(int retrieved) {
            facts.deletedMessage();
            if (wanted.test(retrieved)) {
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
    }
}
