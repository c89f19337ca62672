package mailtap.indexer.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mailtap.indexer.message.MessageFacts;
import mailtap.indexer.message.Part;
import mailtap.mail.Address;
import mailtap.mail.HeaderAddress;
import mailtap.mail.HeaderFacts;
import mailtap.mail.HeaderField;
import mailtap.mail.MailFrom;
import mailtap.mail.Message;
import mailtap.mail.Path;
import mailtap.mail.Recipient;
import mailtap.mail.Retrieved;
import mailtap.mail.submission.Arrival;
import mailtap.transcript.SessionStart;
import org.jspecify.annotations.Nullable;

/** The document of a message sent or fetched, but for its verdict; what it has, the session is told too. */
public final class MessageDocument {
    private static final Map<String, Field> ADDRESS_FIELDS = Map.of(
            "from", Field.FROM,
            "sender", Field.SENDER,
            "reply-to", Field.REPLY_TO,
            "to", Field.TO,
            "cc", Field.CC,
            "bcc", Field.BCC);
    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_HEADER = 2_000;
    /** Recipients of a list message are found; a list of hits shows some. */
    private static final int SHOWN_ADDRESSES = 20;

    private final SessionFacts session;
    private final DocumentMaker maker;

    private MessageDocument(SessionFacts session, int number, DocumentMaker maker) {
        this.session = session;
        this.maker = maker;
        maker.put(Field.SESSION_ID, session.id().toString()).put(Field.MESSAGE, number);
        SessionStart start = session.start();
        if (start != null) {
            SessionDocument.route(maker, start);
            maker.store(Field.ROUTE, start.route());
        }
        maker.put(Field.USER, session.user()).index(Field.HELO, session.helo());
        ClientFields.put(maker, session.guessFor(number));
    }

    static Letter of(SessionFacts session, Message message, MessageFacts facts, boolean isNew) {
        DocumentMaker maker = new DocumentMaker(session.id(), Kind.MESSAGE, message.number(), message.at());
        MessageDocument document = new MessageDocument(session, message.number(), maker);
        document.envelope(message);
        document.content(message.bytes(), message.sha256(), message.complete());
        document.facts(facts);
        return Letter.of(session.copy(message, facts), maker, isNew);
    }

    static Letter of(SessionFacts session, Retrieved message, MessageFacts facts, boolean isNew) {
        DocumentMaker maker = new DocumentMaker(session.id(), Kind.MESSAGE, message.number(), message.at());
        MessageDocument document = new MessageDocument(session, message.number(), maker);
        maker.put(Field.EXCHANGE, message.exchange()).put(Field.OUTCOME, "retrieved");
        maker.deleted(message.deleted());
        document.both(Field.UIDL, message.uidl());
        document.content(message.bytes(), message.sha256(), message.complete());
        document.facts(facts);
        Arrival arrival = new Arrival(session.id(), session.user(), message, facts.headers());
        return Letter.of(arrival, maker, isNew);
    }

    private void envelope(Message message) {
        maker.put(Field.EXCHANGE, message.exchange());
        both(Field.OUTCOME, message.outcome().wireName());
        maker.put(Field.CHUNKING, message.chunking().wireName());
        if (message.reply() != null) {
            maker.put(Field.SMTP_CODE, message.reply().code())
                    .index(Field.REPLY, message.reply().text());
        }
        MailFrom from = message.mailFrom();
        if (from != null) {
            path(Field.MAIL_FROM, from.path(), true);
            from.parameters().raw().forEach(one -> maker.index(Field.MAIL_PARAMETERS, one));
        }
        maker.put(Field.RCPT_COUNT, message.recipientCount());
        for (Recipient recipient : message.recipients()) {
            path(Field.RCPT_TO, recipient.path(), recipient.position() <= SHOWN_ADDRESSES);
            recipient.parameters().raw().forEach(one -> maker.index(Field.RCPT_PARAMETERS, one));
        }
    }

    private void path(Field field, Path path, boolean shown) {
        Address address = path.address();
        if (address != null) {
            maker.index(field, address);
        } else {
            maker.index(field, path.raw());
        }
        session.note(field, path.text());
        maker.text(path.text());
        if (shown) {
            maker.store(field, path.text());
        }
    }

    private void content(long bytes, @Nullable String sha256, boolean complete) {
        maker.put(Field.BYTES, bytes).index(Field.SHA256, sha256);
        maker.put(Field.COMPLETE, String.valueOf(complete));
    }

    private void facts(MessageFacts facts) {
        headers(facts.headers());
        for (Part part : facts.body().attachments()) {
            both(Field.ATTACHMENT, part.fileName());
            both(Field.ATTACHMENT_TYPE, part.type());
            maker.text(part.fileName());
        }
        if (!facts.body().attachments().isEmpty()) {
            has("attachment");
        }
        if (facts.body().parts().stream().anyMatch(part -> part.type().equals("text/html"))) {
            has("html");
        }
        String body = facts.body().text();
        maker.index(Field.BODY, body).text(body);
    }

    private void headers(HeaderFacts headers) {
        both(Field.SUBJECT, headers.subject());
        maker.text(headers.subject());
        both(Field.MESSAGE_ID, headers.messageId());
        maker.put(Field.DATE, headers.date());
        headers.first("x-mailer")
                .or(() -> headers.first("user-agent"))
                .ifPresent(mailer -> both(Field.MAILER, mailer.text()));
        if (headers.has("bcc")) {
            has("bcc");
        }
        ADDRESS_FIELDS.forEach((name, field) -> addresses(field, headers.in(name)));
        maker.headers(prefixed(headers.fields()));
    }

    private void addresses(Field field, List<HeaderAddress> addresses) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            HeaderAddress one = addresses.get(i);
            Address address = one.address();
            if (address != null) {
                maker.index(field, address).text(address.toString());
                session.note(field, address.toString());
            }
            if (one.display() != null) {
                names.add(one.display());
                maker.text(one.display());
            }
            if (i < SHOWN_ADDRESSES) {
                maker.store(field, shown(one));
            }
        }
        maker.names(field, names);
    }

    private static String shown(HeaderAddress one) {
        Address address = one.address();
        String written = address == null ? one.raw() : address.toString();
        return one.display() == null || address == null ? written : one.display() + " <" + written + ">";
    }

    /** The words of each field with its name before them, so that one index field serves them all. */
    private static List<WordTokens.Prefixed> prefixed(List<HeaderField> fields) {
        List<WordTokens.Prefixed> prefixed = new ArrayList<>();
        for (HeaderField field : fields.subList(0, Math.min(MOST_HEADERS, fields.size()))) {
            String text = field.text();
            String kept = text.length() > LONGEST_HEADER ? text.substring(0, LONGEST_HEADER) : text;
            prefixed.add(new WordTokens.Prefixed(headerPrefix(field.name()), kept));
        }
        return prefixed;
    }

    public static String headerPrefix(String name) {
        return Terms.word(name) + ":";
    }

    private void has(String what) {
        maker.put(Field.HAS, what);
        session.has(what);
    }

    private void both(Field field, @Nullable String value) {
        maker.put(field, value);
        session.note(field, value);
    }
}
