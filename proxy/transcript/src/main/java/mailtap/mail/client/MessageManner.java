package mailtap.mail.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.mail.Address;
import mailtap.mail.HeaderAddress;
import mailtap.mail.HeaderFacts;
import mailtap.mail.HeaderField;
import mailtap.mail.Message;
import org.jspecify.annotations.Nullable;

/** What the messages of a client look like. One that came through a server already tells of that server only. */
final class MessageManner {
    private static final Set<String> MAILERS = Set.of("user-agent", "x-mailer", "x-newsreader");
    /** Fields that are there or not as the message wants them, and say little of the program. */
    private static final Set<String> OPTIONAL = Set.of(
            "cc",
            "bcc",
            "reply-to",
            "sender",
            "in-reply-to",
            "references",
            "content-language",
            "importance",
            "x-priority",
            "return-path",
            "thread-topic",
            "thread-index",
            "disposition-notification-to");

    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary\\s*=\\s*(\"[^\"]*\"|[^;\\s]+)");
    private static final Pattern NAMED = Pattern.compile("(?i)\\b(boundary|name)\\s*=\\s*(\"[^\"]*\"|[^;\\s]+)");
    private static final Pattern SERVER = Pattern.compile("\\(([A-Za-z][\\w.+-]*(?:[ /]\\d[\\w.]*)?)");
    private static final int MOST_FIELDS = 40;

    private final TraitCounter counter;

    /**
     * Where the message stands.
     *
     * @param evidence its ID
     * @param helloName what the client called itself
     */
    record Place(String evidence, @Nullable String helloName) {}

    MessageManner(TraitCounter counter) {
        this.counter = counter;
    }

    void message(Message message, HeaderFacts headers, Place place) {
        Envelopes.order(message, headers).ifPresent(order -> counter.add(Trait.ENVELOPE_ORDER, order, place.evidence));
        Envelopes.bccWay(message, headers).ifPresent(way -> counter.add(Trait.BCC_WAY, way, place.evidence));
        if (headers.has("received")) {
            headers.first("received").ifPresent(field -> server(field, place));
            return;
        }
        for (HeaderField field : headers.fields()) {
            if (MAILERS.contains(field.name().toLowerCase(Locale.ROOT))) {
                counter.add(Trait.IDENTIFICATION, field.name() + ": " + field.text(), place.evidence);
            }
        }
        composition(headers, place);
    }

    /** The program that wrote the topmost Received field is the one that speaks. */
    private void server(HeaderField field, Place place) {
        String raw = field.raw();
        int by = raw.startsWith("(") ? 0 : raw.indexOf("by ");
        Matcher name = SERVER.matcher(raw);
        if (by >= 0 && name.find(by)) {
            counter.add(Trait.IDENTIFICATION, "Received: " + name.group(1), place.evidence);
        }
    }

    private void composition(HeaderFacts headers, Place place) {
        counter.add(Trait.HEADER_ORDER, order(headers), place.evidence);
        headers.first("message-id")
                .ifPresent(field -> counter.add(Trait.MESSAGE_ID, id(headers, place), place.evidence));
        headers.first("date").ifPresent(field -> counter.add(Trait.DATE, Shape.date(field.raw()), place.evidence));
        headers.first("content-type").ifPresent(field -> {
            counter.add(Trait.CONTENT_TYPE, type(field, headers), place.evidence);
            Matcher boundary = BOUNDARY.matcher(field.raw());
            if (boundary.find()) {
                counter.add(Trait.BOUNDARY, Shape.token(boundary.group(1)), place.evidence);
            }
        });
    }

    private static String id(HeaderFacts headers, Place place) {
        String from = headers.in("from").stream()
                .map(HeaderAddress::address)
                .filter(address -> address != null)
                .map(Address::domain)
                .findFirst()
                .orElse("");
        String id = headers.messageId() == null ? "" : headers.messageId();
        return Shape.messageId(id, from, place.helloName == null ? "" : place.helloName);
    }

    private static String order(HeaderFacts headers) {
        List<String> names = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (HeaderField field : headers.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!OPTIONAL.contains(name) && known.add(name) && names.size() < MOST_FIELDS) {
                names.add(field.name());
            }
        }
        return String.join(", ", names);
    }

    private static String type(HeaderField field, HeaderFacts headers) {
        String type = NAMED.matcher(field.raw()).replaceAll(named -> named.group(1) + "=" + quoted(named.group(2)));
        String encoding = headers.first("content-transfer-encoding")
                .map(one -> ", " + one.raw())
                .orElse("");
        return type.replaceAll("\\s+", " ") + encoding;
    }

    private static String quoted(String value) {
        return value.startsWith("\"") ? "\"…\"" : "…";
    }
}
