package mailtap.viewer.view;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mailtap.indexer.message.Anatomy;
import mailtap.indexer.message.PartFacts;
import mailtap.mail.HeaderFacts;
import mailtap.mail.HeaderField;
import mailtap.mail.Message;
import mailtap.mail.Recipient;
import mailtap.mail.Retrieved;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;

/** A message to be read: envelope, headers, text, attachments. Nothing in it is fetched, run or obeyed. */
public final class MessageView {
    private static final Set<String> USUAL =
            Set.of("from", "sender", "to", "cc", "bcc", "reply-to", "subject", "date", "message-id");
    private static final int DIGEST_SHOWN = 16;

    private final Screen screen;

    public MessageView(Screen screen) {
        this.screen = screen;
    }

    /** How it travelled: whose it is, for whom, what became of it. */
    public void envelope(CapturedMessage message) throws IOException {
        Message sent = message.sent();
        Retrieved fetched = message.fetched();
        if (sent != null) {
            sent(sent);
        } else if (fetched != null) {
            fetched(fetched);
        }
        if (message.isNothing()) {
            screen.line(Ink.WARNING, message.missing());
        } else if (!message.missing().isEmpty()) {
            screen.line(Ink.WARNING, message.missing() + "; what is missing is missing below, too");
        }
    }

    private void sent(Message message) throws IOException {
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
    }

    private void fetched(Retrieved message) throws IOException {
        String uidl = message.uidl() == null ? "" : "  uidl " + message.uidl();
        screen.line(Rich.of(Ink.FAINT, "fetched    ")
                .plus(message.command() + " " + message.messageNumber() + "  " + Quantities.size(message.bytes())
                        + uidl));
    }

    /** @param all of them, not only what people look at first */
    public void headers(HeaderFacts headers, boolean all) throws IOException {
        screen.line();
        for (HeaderField field : headers.fields()) {
            if (all || USUAL.contains(field.name().toLowerCase(Locale.ROOT))) {
                screen.line(Rich.of(Ink.STRONG, field.name() + ": ").plus(field.text()));
                String written = field.written();
                if (!written.equals(field.text())) {
                    screen.line(Rich.of(Ink.FAINT, "  as written: " + written));
                }
            }
        }
        if (headers.cut()) {
            screen.line(Ink.WARNING, "cut here: the header is longer than is read; --eml saves all of it");
        }
    }

    /** What a person would read. */
    public void text(Anatomy anatomy) throws IOException {
        List<PartFacts> readable = anatomy.readable();
        boolean apart = false;
        for (PartFacts part : readable) {
            screen.line();
            text(part);
        }
        for (PartFacts part : anatomy.leaves()) {
            boolean other = !part.attachment() && !part.text().isBlank() && !readable.contains(part);
            if (other) {
                separate(!apart);
                apart = true;
                screen.line(Ink.FAINT, "also as " + part.type() + ": --part " + part.number());
            }
        }
    }

    /** The text of one part, whatever it is beside. */
    public void text(PartFacts part) throws IOException {
        if (part.unread()) {
            screen.line(
                    Ink.WARNING,
                    "part " + part.number() + " is written in " + part.charset() + ", which is not decoded here; as it"
                            + " stands:");
        }
        for (String line : part.text().lines().toList()) {
            screen.line(line);
        }
        if (part.cut()) {
            screen.line(Ink.WARNING, "cut here: there is more; --save FOLDER saves all of it");
        }
    }

    private void separate(boolean needed) throws IOException {
        if (needed) {
            screen.line();
        }
    }

    /** What is to be saved rather than read, by what it is and not only by what it says it is. */
    public void attachments(Anatomy anatomy) throws IOException {
        separate(anatomy.parts().stream().anyMatch(PartFacts::attachment));
        for (PartFacts part : anatomy.parts()) {
            if (part.attachment()) {
                String name = part.fileName() == null ? "part " + part.number() : part.fileName();
                Rich line =
                        Rich.of(Ink.NOTE, "attachment " + part.number() + "  ").plus(name + "  " + kind(part));
                screen.line(line.plus(content(part)));
            }
        }
        if (anatomy.cut()) {
            screen.line(Ink.WARNING, "there is more inside than is looked at; --eml saves all of it");
        }
    }

    private static String kind(PartFacts part) {
        return part.charset() == null ? part.type() : part.type() + "; " + part.charset();
    }

    private static Rich content(PartFacts part) {
        if (!part.isLeaf()) {
            return Rich.EMPTY;
        }
        String digest = part.sha256() == null ? "" : part.sha256().substring(0, DIGEST_SHOWN) + "…";
        Rich line = Rich.of("  " + Quantities.size(part.bytes())).plus(Ink.FAINT, "  sha256 " + digest);
        return part.isDisguised() ? line.plus(Ink.WARNING, "  looks like " + part.looksLike()) : line;
    }

    /** The tree of its parts. */
    public void structure(Anatomy anatomy) throws IOException {
        for (PartFacts part : anatomy.parts()) {
            String number = part.number().isEmpty() ? "-" : part.number();
            Rich line = Rich.of("  ".repeat(part.depth()))
                    .plus(Ink.ID, number)
                    .plus("  " + kind(part))
                    .plus(Ink.STRONG, part.fileName() == null ? "" : "  " + part.fileName());
            screen.line(line.plus(content(part)));
        }
        if (anatomy.cut()) {
            screen.line(Ink.WARNING, "there is more inside than is looked at");
        }
    }
}
