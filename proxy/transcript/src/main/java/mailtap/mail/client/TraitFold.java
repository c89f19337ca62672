package mailtap.mail.client;

import java.util.function.Function;
import mailtap.mail.Conversation;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.Transcript;

/**
 * Watches the client of one session: its entries in order, and each message when it is complete, before or after the
 * entry that completed it. Holds counts, and of the traffic no more than the command it is in.
 */
public final class TraitFold {
    private final SessionId id;
    private final TraitCounter counter = new TraitCounter();
    private final Ahead ahead = new Ahead();
    private final SmtpManner smtp;
    private final Pop3Manner pop3;
    private final MessageManner messages;
    private boolean fetches;
    private int exchange;
    private int lastMessage;

    public TraitFold(SessionId id) {
        this.id = id;
        this.smtp = new SmtpManner(this::seen);
        this.pop3 = new Pop3Manner(this::seen);
        this.messages = new MessageManner(counter);
    }

    /** Takes note of a value, with the command it was seen in. */
    interface Note {
        void seen(Trait trait, String value, int exchange);
    }

    private void seen(Trait trait, String value, int number) {
        counter.add(trait, value, number == 0 ? id.toString() : id + "." + number);
    }

    /** All of a session, read at once. */
    public static Traits of(Transcript transcript, Conversation talk, Function<Bytes, HeaderFacts> headers) {
        TraitFold fold = new TraitFold(transcript.id());
        transcript.entries().forEach(fold::accept);
        talk.messages().forEach(message -> fold.message(message, headers.apply(message.head())));
        return fold.traits();
    }

    public void accept(Entry entry) {
        switch (entry) {
            case SessionStart start -> fetches = start.protocol() == Protocol.POP3;
            case Frame frame when frame.side() == Side.CLIENT -> client(frame);
            case Frame frame -> server(frame);
            case LoginFacts login -> pop3.loggedIn(login);
            case TlsFacts tls when tls.leg() == Side.CLIENT -> tls(tls);
            case SessionEnd end -> ended(end);
            default -> {}
        }
    }

    private void client(Frame frame) {
        if (frame.label() == Label.CONTENT) {
            smtp.content(frame.exchange(), frame.bytes());
        } else if (frame.label().isLine()) {
            begins(frame);
        }
    }

    /** Only the first piece of a command's line is looked at: what follows in it is a secret, or long. */
    private void begins(Frame frame) {
        if (frame.exchange() > exchange && frame.label() == Label.COMMAND) {
            exchange = frame.exchange();
            command(frame);
        }
    }

    private void command(Frame frame) {
        CommandLine line = CommandLine.of(frame, ahead.begins(frame.exchange()));
        if (fetches) {
            pop3.command(line);
        } else {
            smtp.command(line);
        }
    }

    private void server(Frame frame) {
        if (frame.label() == Label.REPLY) {
            String line = CommandLine.text(frame.bytes());
            ahead.reply(frame.exchange(), line);
            smtp.reply(frame.exchange(), line);
        }
    }

    /** STARTTLS and STLS are told as commands. */
    private void tls(TlsFacts tls) {
        if (tls.startedBy() == TlsFacts.StartedBy.IMPLICIT) {
            seen(Trait.TLS, "from the first byte", 0);
        }
        if (tls.ja3() != null) {
            seen(Trait.JA3, tls.ja3(), 0);
        }
        if (tls.ja4() != null) {
            seen(Trait.JA4, tls.ja4(), 0);
        }
    }

    private void ended(SessionEnd end) {
        if (fetches) {
            pop3.ended(end);
        } else {
            smtp.ended(end);
        }
    }

    /** A message sent; handed in again, it is not counted again. */
    public void message(Message message, HeaderFacts headers) {
        if (message.complete() && message.number() > lastMessage) {
            lastMessage = message.number();
            messages.message(message, headers, new MessageManner.Place(id + ".m" + message.number(), smtp.helloName()));
        }
    }

    /** What was seen so far. */
    public Traits traits() {
        return counter.traits();
    }
}
