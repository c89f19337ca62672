package mailtap.viewer.view;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import mailtap.indexer.message.MessageFacts;
import mailtap.indexer.message.Part;
import mailtap.mail.HeaderField;
import mailtap.mail.Message;
import mailtap.mail.Recipient;
import mailtap.mail.Retrieved;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;

/** A message to be read: envelope, headers, text, attachments. */
public final class MessageView {
    private static final Set<String> USUAL =
            Set.of("from", "sender", "to", "cc", "bcc", "reply-to", "subject", "date", "message-id");

    private final Screen screen;
    private final boolean allHeaders;

    /** @param allHeaders every field, with what was written where decoding changed it */
    public MessageView(Screen screen, boolean allHeaders) {
        this.screen = screen;
        this.allHeaders = allHeaders;
    }

    public void print(Message message, MessageFacts facts) throws IOException {
        String from =
                message.mailFrom() == null ? "?" : message.mailFrom().path().raw();
        screen.line(Rich.of(Ink.FAINT, "envelope   ").plus(from));
        for (Recipient one : message.recipients()) {
            screen.line(Rich.of(Ink.FAINT, "        -> ")
                    .plus(one.path().raw() + "  ")
                    .plus(Ink.FAINT, one.outcome().wireName()));
        }
        screen.line(Rich.of(Ink.FAINT, "message    ")
                .plus(Quantities.size(message.bytes()) + "  ")
                .plus(MessageLine.ink(message), MessageLine.words(message)));
        print(facts);
    }

    public void print(Retrieved message, MessageFacts facts) throws IOException {
        String uidl = message.uidl() == null ? "" : "  uidl " + message.uidl();
        screen.line(Rich.of(Ink.FAINT, "fetched    ")
                .plus(message.command() + " " + message.messageNumber() + "  " + Quantities.size(message.bytes())
                        + uidl));
        print(facts);
    }

    private void print(MessageFacts facts) throws IOException {
        screen.line();
        for (HeaderField field : facts.headers().fields()) {
            if (allHeaders || USUAL.contains(field.name().toLowerCase(Locale.ROOT))) {
                screen.line(Rich.of(Ink.STRONG, field.name() + ": ").plus(field.text()));
                if (allHeaders && !field.raw().equals(field.text())) {
                    screen.line(Rich.of(Ink.FAINT, "  as written: " + field.raw()));
                }
            }
        }
        screen.line();
        for (String line : facts.body().text().lines().toList()) {
            screen.line(line);
        }
        for (Part part : facts.body().attachments()) {
            String name = part.fileName() == null ? "part " + part.number() : part.fileName();
            String size = part.bytes() < 0 ? "" : "  " + Quantities.size(part.bytes());
            screen.line(Rich.of(Ink.NOTE, "attachment ").plus(name + "  " + part.type() + size));
        }
        if (facts.body().cut() || facts.headers().cut()) {
            screen.line(Ink.WARNING, "cut here: there was more than is read; --eml saves all of it");
        }
    }
}
