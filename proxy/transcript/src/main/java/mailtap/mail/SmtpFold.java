package mailtap.mail;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import mailtap.mail.Message.Chunking;
import mailtap.transcript.ContentFacts;
import mailtap.transcript.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Follows mail transactions through pipelined talk. A command joins the transaction that is open on the client's side
 * when it is sent; its reply, which may come much later, finds that transaction again by the exchange.
 *
 * <p>A second MAIL is the one thing that cannot be decided when it is sent: a strict server refuses it and the first
 * transaction goes on, a lax one begins anew. So what follows it is kept apart until it is answered.
 */
final class SmtpFold {
    private static final Pattern LAST_CHUNK = Pattern.compile("[0-9]{1,18}\\s+LAST", Pattern.CASE_INSENSITIVE);

    private final Extent extent;
    private final ConversationListener out;
    private final Map<Integer, Transaction> byExchange = new LinkedHashMap<>();
    private boolean lmtp;
    private int numbered;
    /** What the client adds to now. */
    private @Nullable Transaction current;
    /** The transaction a second MAIL stands in, until that is answered. */
    private @Nullable Transaction outer;

    private int nestedMail = -1;

    SmtpFold(Extent extent, ConversationListener out) {
        this.extent = extent;
        this.out = out;
    }

    void speakLmtp() {
        lmtp = true;
    }

    /** A command line is complete. */
    void command(OpenExchange exchange, Frame last) {
        Command command = exchange.command();
        if (command == null) {
            return;
        }
        switch (command.verb()) {
            case "MAIL" -> mail(exchange, command, last);
            case "RCPT" -> open(exchange, last).envelope().ask(exchange.number(), PathParser.parse(command.argument()));
            case "DATA" -> open(exchange, last);
            case "BDAT" -> chunk(exchange, command, last);
            case "RSET", "EHLO", "HELO", "LHLO", "QUIT", "STARTTLS" -> leave(exchange);
            default -> {}
        }
    }

    private void mail(OpenExchange exchange, Command command, Frame last) {
        Transaction before = current;
        if (before != null && before.isMailRefused()) {
            finish(before);
        } else if (before != null) {
            outer = before;
            nestedMail = exchange.number();
        }
        current = null;
        open(exchange, last).mail(PathParser.parse(command.argument()));
    }

    /** The open transaction, or one whose beginning was not seen. */
    private Transaction open(OpenExchange exchange, Frame last) {
        Transaction transaction = current == null ? new Transaction(extent, last.at(), exchange.number()) : current;
        current = transaction;
        byExchange.put(exchange.number(), transaction);
        return transaction;
    }

    private void chunk(OpenExchange exchange, Command command, Frame last) {
        open(exchange, last);
        if (isLast(command)) {
            current = null;
        }
    }

    static boolean isLast(Command bdat) {
        return LAST_CHUNK.matcher(bdat.argument()).matches();
    }

    /** The transaction ends here, if the server agrees; the client adds nothing to it any more. */
    private void leave(OpenExchange exchange) {
        if (current != null) {
            byExchange.put(exchange.number(), current);
        }
    }

    /** Message data, or a hole where it may have been. */
    void content(OpenExchange exchange, Frame frame) {
        switch (frame.label()) {
            case CONTENT -> data(open(exchange, Chunking.DATA, frame), frame);
            case CHUNK -> data(open(exchange, Chunking.BDAT, frame), frame);
            default -> hole(exchange, frame);
        }
    }

    private Content open(OpenExchange exchange, Chunking how, Frame frame) {
        Transaction known = byExchange.get(exchange.number());
        Transaction transaction = known == null ? open(exchange, frame) : known;
        if (how == Chunking.DATA && current == transaction) {
            current = null;
        }
        return transaction.content(how, exchange.number());
    }

    private void hole(OpenExchange exchange, Frame frame) {
        Transaction transaction = byExchange.get(exchange.number());
        if (exchange.verb().equals("DATA") && isAsked(exchange)) {
            data(open(exchange, Chunking.DATA, frame), frame);
        } else if (exchange.verb().equals("DATA") && transaction != null) {
            transaction.park(frame.length());
        } else if (exchange.verb().equals("BDAT")) {
            data(open(exchange, Chunking.BDAT, frame), frame);
        }
    }

    /** The server has said 354. */
    private static boolean isAsked(OpenExchange exchange) {
        Reply last = exchange.lastReply();
        return last != null && last.isIntermediate();
    }

    private static void data(Content content, Frame frame) {
        switch (frame.label()) {
            case CONTENT -> content.stuffed(frame.bytes());
            case CHUNK -> content.plain(frame.bytes());
            default -> content.hole(frame.length());
        }
    }

    /** What was known of content before it was left out. */
    void contentFacts(OpenExchange exchange, ContentFacts facts) {
        Transaction transaction = byExchange.get(exchange.number());
        if (transaction != null) {
            transaction.told(facts);
        }
    }

    /** A whole reply to one of our commands. */
    void reply(OpenExchange exchange, Reply reply) {
        Transaction transaction = byExchange.get(exchange.number());
        if (transaction == null) {
            return;
        }
        switch (exchange.verb()) {
            case "MAIL" -> mailReply(exchange, transaction, reply);
            case "RCPT" -> transaction.envelope().answer(exchange.number(), reply);
            case "DATA", "XTND" -> dataReply(exchange, transaction, reply);
            case "BDAT" -> chunkReply(exchange, transaction, reply);
            case "RSET", "EHLO", "HELO", "LHLO", "QUIT", "STARTTLS" -> leaveReply(exchange, transaction, reply);
            default -> {}
        }
    }

    private void mailReply(OpenExchange exchange, Transaction transaction, Reply reply) {
        boolean nested = exchange.number() == nestedMail;
        Transaction before = nested ? outer : null;
        nestedMail = nested ? -1 : nestedMail;
        outer = nested ? null : outer;
        if (reply.isPositive()) {
            finish(before);
        } else if (before != null && !before.isEnded()) {
            before.absorb(transaction);
            byExchange.replaceAll((number, one) -> one == transaction ? before : one);
            current = current == transaction ? before : current;
        } else {
            transaction.mailRefused(exchange.number(), reply);
        }
    }

    private void dataReply(OpenExchange exchange, Transaction transaction, Reply reply) {
        if (reply.isIntermediate()) {
            return;
        }
        if (reply.isPositive() && transaction.parked() > 0 && transaction.contentSoFar() == null) {
            transaction.content(Chunking.DATA, exchange.number()).hole(transaction.parked());
            current = current == transaction ? null : current;
        }
        if (transaction.contentSoFar() == null) {
            transaction.reply(exchange.number(), reply);
        } else {
            verdict(exchange, transaction, reply);
        }
    }

    private void chunkReply(OpenExchange exchange, Transaction transaction, Reply reply) {
        Command command = exchange.command();
        boolean last = command != null && isLast(command);
        if (last) {
            verdict(exchange, transaction, reply);
        } else if (!reply.isPositive()) {
            transaction.reply(exchange.number(), reply);
        }
    }

    private void verdict(OpenExchange exchange, Transaction transaction, Reply reply) {
        boolean bdat = exchange.verb().equals("BDAT");
        if (bdat && reply.isPositive()) {
            transaction.content(Chunking.BDAT, exchange.number());
        }
        Content content = transaction.contentSoFar();
        boolean unread = reply.code().equals("500") || reply.code().equals("502");
        if (content != null && ((bdat && !unread) || (content.holes() && reply.isPositive()))) {
            content.complete();
        }
        if (!lmtp || !transaction.envelope().someVerdictAccepts()) {
            transaction.reply(exchange.number(), reply);
        }
        if (!lmtp || transaction.envelope().verdict(reply)) {
            hand(transaction);
        }
    }

    private void leaveReply(OpenExchange exchange, Transaction transaction, Reply reply) {
        if (reply.isPositive()) {
            finish(transaction);
        } else {
            byExchange.remove(exchange.number());
        }
    }

    /** An exchange will not grow any more. */
    void closed(OpenExchange exchange) {
        Transaction transaction = byExchange.remove(exchange.number());
        boolean sent = transaction != null && transaction != current && transaction.contentSoFar() != null;
        if (sent && !byExchange.containsValue(transaction)) {
            finish(transaction);
        }
    }

    private void finish(@Nullable Transaction transaction) {
        if (transaction == null) {
            return;
        }
        if (!transaction.isEnded()) {
            transaction.end();
            hand(transaction);
        }
        byExchange.values().removeIf(one -> one == transaction);
        current = current == transaction ? null : current;
    }

    private void hand(Transaction transaction) {
        if (!transaction.isWorthTelling()) {
            return;
        }
        Content content = transaction.contentSoFar();
        if (content != null && content.isComplete()) {
            content.finish();
        }
        if (!transaction.isNumbered()) {
            transaction.number(++numbered);
        }
        if (transaction.takeChange()) {
            out.message(transaction.value());
        }
    }

    /** Hands out what is still open, as it stands: the session is over, or somebody looks at it while it goes on. */
    void rest() {
        Set<Transaction> open = new LinkedHashSet<>(byExchange.values());
        if (outer != null) {
            handOpen(outer);
        }
        open.forEach(this::handOpen);
        if (current != null) {
            handOpen(current);
        }
    }

    private void handOpen(Transaction transaction) {
        if (!transaction.isEnded()) {
            hand(transaction);
        }
    }
}
