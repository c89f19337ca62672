package mailtap.indexer.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mailtap.mail.HeaderAddress;
import mailtap.mail.HeaderFacts;
import mailtap.mail.HeaderField;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads messages. Stateless, and never throws, whatever the bytes. */
public final class MessageReader {
    private static final Set<String> ADDRESS_FIELDS = Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "resent-from",
            "resent-sender",
            "resent-to",
            "resent-cc",
            "resent-bcc",
            "disposition-notification-to",
            "errors-to");

    private final MessageLimits limits;

    public MessageReader(MessageLimits limits) {
        this.limits = limits;
    }

    /** Header and body. The head is the first bytes of a message without dot stuffing, as many as were kept. */
    public MessageFacts read(Bytes head) {
        return read(head, false);
    }

    /** @param whole the head is all of the message */
    public MessageFacts read(Bytes head, boolean whole) {
        HeaderSection section = HeaderSection.read(head, whole, limits);
        return new MessageFacts(facts(section), section.oddLines(), BodyReader.read(head, section.hint(), limits));
    }

    /** The header alone, which is much cheaper. */
    public HeaderFacts readHeaders(Bytes head) {
        return readHeaders(head, false);
    }

    /** @param whole the head is all of the message */
    public HeaderFacts readHeaders(Bytes head, boolean whole) {
        return facts(HeaderSection.read(head, whole, limits));
    }

    private HeaderFacts facts(HeaderSection section) {
        List<HeaderField> fields = section.fields();
        List<HeaderAddress> addresses = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            if (ADDRESS_FIELDS.contains(fields.get(i).name().toLowerCase(Locale.ROOT))) {
                addresses.addAll(AddressField.read(i, fields.get(i), section.hint(), limits.addresses()));
            }
        }
        HeaderField id = first(fields, "message-id");
        HeaderField subject = first(fields, "subject");
        return new HeaderFacts(
                fields,
                addresses,
                id == null ? null : withoutBrackets(id.text()),
                subject == null ? null : subject.text(),
                DateField.read(first(fields, "date")),
                section.cut());
    }

    private static @Nullable HeaderField first(List<HeaderField> fields, String name) {
        for (HeaderField field : fields) {
            if (field.is(name)) {
                return field;
            }
        }
        return null;
    }

    private static String withoutBrackets(String text) {
        int open = text.indexOf('<');
        int close = text.indexOf('>', open + 1);
        return open >= 0 && close > open ? text.substring(open + 1, close) : text;
    }
}
