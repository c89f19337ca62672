package mailtap.viewer.view;

import java.util.List;
import mailtap.mail.HeaderFacts;
import mailtap.mail.MailFrom;
import mailtap.mail.Message;
import mailtap.mail.Recipient;
import mailtap.viewer.print.Json;

/** A mail transaction and its message in JSON: an element of {@code messages}. */
final class MessageJson {
    private MessageJson() {}

    static Json of(Message message, HeaderFacts headers) {
        MailFrom from = message.mailFrom();
        return new Json()
                .put("n", message.number())
                .put("exchange", message.exchange())
                .put("at", message.at())
                .put("mail_from", from == null ? null : mailFrom(from))
                .put(
                        "rcpt_to",
                        message.recipients().stream()
                                .map(MessageJson::recipient)
                                .toList())
                .put("rcpt_count", message.recipientCount())
                .put("bytes", message.bytes())
                .put("sha256", message.sha256())
                .put("kept_whole", !message.holes())
                .put(
                        "chunking",
                        message.chunking() == Message.Chunking.NONE
                                ? null
                                : message.chunking().wireName())
                .put("complete", message.complete())
                .put("outcome", message.outcome().wireName())
                .put("code", message.reply() == null ? null : message.reply().code())
                .put("headers", message.head().isEmpty() ? null : headers(headers));
    }

    private static Json mailFrom(MailFrom from) {
        return new Json()
                .put("address", from.path().isNull() ? "" : from.path().text())
                .put("raw", from.path().raw())
                .put("parameters", from.parameters().raw());
    }

    private static Json recipient(Recipient recipient) {
        return new Json()
                .put("address", recipient.path().text())
                .put("raw", recipient.path().raw())
                .put("parameters", recipient.parameters().raw())
                .put("exchange", recipient.exchange())
                .put(
                        "code",
                        recipient.reply() == null ? null : recipient.reply().code())
                .put("outcome", recipient.outcome().wireName());
    }

    static Json headers(HeaderFacts headers) {
        return new Json()
                .put("message_id", headers.messageId())
                .put("from", addresses(headers, "from"))
                .put("to", addresses(headers, "to"))
                .put("cc", addresses(headers, "cc"))
                .put("bcc", addresses(headers, "bcc"))
                .put("bcc_present", headers.has("bcc"))
                .put("subject", headers.subject())
                .put("date", headers.date());
    }

    private static List<String> addresses(HeaderFacts headers, String name) {
        return headers.in(name).stream()
                .filter(one -> !one.isEmptyGroup())
                .map(one -> one.address() == null ? one.raw() : one.address().toString())
                .toList();
    }
}
