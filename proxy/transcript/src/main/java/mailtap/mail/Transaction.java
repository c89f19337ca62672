package mailtap.mail;

import java.time.Instant;
import mailtap.mail.Message.Chunking;
import mailtap.transcript.Bytes;
import mailtap.transcript.ContentFacts;
import org.jspecify.annotations.Nullable;

/** A mail transaction that may still grow. Knows nothing of order: {@link SmtpFold} tells it what happened. */
final class Transaction {
    private final Extent extent;
    private final Instant at;
    private final Envelope envelope;
    private @Nullable MailFrom mailFrom;
    private boolean mailRefused;
    private int exchange;
    private int lastExchange;
    private @Nullable Content content;
    private Chunking chunking = Chunking.NONE;
    private @Nullable Reply reply;
    private int number;
    private long parked;
    private boolean ended;
    private boolean changed = true;

    Transaction(Extent extent, Instant at, int exchange) {
        this.extent = extent;
        this.at = at;
        this.exchange = exchange;
        this.lastExchange = exchange;
        this.envelope = new Envelope(extent.recipients());
    }

    void mail(MailFrom from) {
        mailFrom = from;
    }

    void mailRefused(int number, Reply said) {
        reply(number, said);
        mailRefused = true;
    }

    boolean isMailRefused() {
        return mailRefused;
    }

    Envelope envelope() {
        changed = true;
        return envelope;
    }

    /** Content begins, or goes on with another chunk. */
    Content content(Chunking how, int number) {
        changed = true;
        if (content == null) {
            content = new Content(extent.head());
            chunking = how;
            exchange = number;
        }
        lastExchange = number;
        return content;
    }

    /** What was known of the content before part of it was left out. */
    void told(ContentFacts facts) {
        if (content != null) {
            changed = true;
            content.told(facts);
        }
    }

    @Nullable
    Content contentSoFar() {
        return content;
    }

    /** The last word so far on the message, or the first on why there is none. */
    void reply(int number, Reply said) {
        changed = true;
        if (content != null || !mailRefused) {
            reply = said;
            exchange = content == null ? number : exchange;
            lastExchange = content == null ? number : lastExchange;
        }
    }

    /** Takes over what was sent behind a second MAIL that the server refused. */
    void absorb(Transaction nested) {
        changed = true;
        envelope.absorb(nested.envelope);
        if (content == null && nested.content != null) {
            content = nested.content;
            chunking = nested.chunking;
            exchange = nested.exchange;
            lastExchange = nested.lastExchange;
        }
    }

    /** Bytes behind DATA that were not kept; whether they are content is known when the server has answered. */
    void park(long length) {
        parked += length;
    }

    long parked() {
        return parked;
    }

    void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    /** Stray commands without a MAIL make no transaction, unless the server went along. */
    boolean isWorthTelling() {
        return mailFrom != null || content != null || envelope.someAccepted();
    }

    boolean takeChange() {
        boolean was = changed;
        changed = false;
        return was;
    }

    boolean isNumbered() {
        return number > 0;
    }

    void number(int next) {
        number = next;
    }

    Message value() {
        Outcome outcome = outcome();
        Content there = content;
        return new Message(
                number,
                at,
                exchange,
                lastExchange,
                mailFrom,
                envelope.recipients(outcome),
                envelope.count(),
                there == null ? 0 : there.bytes(),
                there == null ? null : there.sha256(),
                there == null ? null : there.bodySha256(),
                chunking,
                there != null && there.isComplete(),
                there != null && there.holes(),
                outcome,
                reply,
                there == null ? Bytes.EMPTY : there.head());
    }

    private Outcome outcome() {
        Reply last = reply;
        if (content == null) {
            return Outcome.NOT_SENT;
        }
        if (last == null || last.isIntermediate()) {
            return Outcome.UNKNOWN;
        }
        Outcome said = envelope.someVerdictAccepts() ? Outcome.ACCEPTED : Outcome.of(last);
        return said == Outcome.ACCEPTED && !content.isComplete() ? Outcome.UNKNOWN : said;
    }
}
