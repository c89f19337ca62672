package mailtap.viewer.view;

import mailtap.mail.Message;
import mailtap.mail.Recipient;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;

/** A message in one line: from whom to whom, what became of it, how large. */
final class MessageLine {
    private MessageLine() {}

    static Rich of(Message message, Rich subject) {
        String from = message.mailFrom() == null
                ? "?"
                : address(message.mailFrom().path().text());
        return Rich.of(from + " -> " + to(message) + "  ")
                .plus(ink(message), words(message))
                .plus(message.bytes() == 0 ? "" : "  " + Quantities.size(message.bytes()))
                .plus(subject);
    }

    private static String to(Message message) {
        if (message.recipients().isEmpty()) {
            return "nobody";
        }
        Recipient first = message.recipients().getFirst();
        int more = message.recipientCount() - 1;
        return address(first.path().text()) + (more == 0 ? "" : " and " + more + " more");
    }

    private static String address(String text) {
        return text.isEmpty() ? "<>" : text;
    }

    static Ink ink(Message message) {
        return switch (message.outcome()) {
            case ACCEPTED -> Ink.GOOD;
            case REFUSED, DEFERRED -> Ink.REFUSED;
            case UNKNOWN -> Ink.WARNING;
            case NOT_SENT -> Ink.FAINT;
        };
    }

    static String words(Message message) {
        return message.isTruncated() ? "cut off" : message.outcome().wireName();
    }
}
