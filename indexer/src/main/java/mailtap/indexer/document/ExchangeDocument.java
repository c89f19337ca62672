package mailtap.indexer.document;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.mail.Command;
import mailtap.mail.Exchange;
import mailtap.mail.Reply;
import mailtap.transcript.Finding;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionStart;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;

/** The document of an exchange; what it has, the session is told too. */
final class ExchangeDocument {
    private static final Pattern PATH = Pattern.compile("(?i)(?:FROM|TO) ?: ?<?([^<> ]{1,1000})>?.*");

    private final SessionFacts session;
    private final Exchange exchange;
    private final DocumentMaker maker;

    private ExchangeDocument(SessionFacts session, Exchange exchange) {
        this.session = session;
        this.exchange = exchange;
        this.maker = new DocumentMaker(session.id(), Kind.EXCHANGE, exchange.number(), exchange.at());
    }

    static Document of(SessionFacts session, Exchange exchange, List<Finding> findings) {
        return new ExchangeDocument(session, exchange).make(findings);
    }

    private Document make(List<Finding> findings) {
        SessionStart start = session.start();
        boolean pop3 = start != null && start.protocol() == Protocol.POP3;
        if (start != null) {
            SessionDocument.route(maker, start);
        }
        maker.put(Field.SESSION_ID, session.id().toString()).put(Field.EXCHANGE, exchange.number());
        maker.index(Field.USER, session.user()).index(Field.HELO, session.helo());
        both(Field.STATUS, exchange.status().wireName());
        Command command = exchange.command();
        if (command != null) {
            command(command, pop3);
        }
        for (Reply reply : exchange.replies()) {
            reply(reply, pop3);
        }
        maker.put(Field.DURATION, micros(exchange.server()));
        maker.clientTook(micros(exchange.client()));
        for (Finding finding : findings) {
            maker.put(Field.FINDING, finding.kind().wireName());
            maker.put(Field.SEVERITY, finding.kind().severity().name());
        }
        if (!findings.isEmpty()) {
            maker.index(Field.HAS, "finding");
        }
        return maker.done();
    }

    private static long micros(Duration duration) {
        return Math.max(0, duration.toNanos() / 1_000);
    }

    private void command(Command command, boolean pop3) {
        both(pop3 ? Field.POP3_COMMAND : Field.SMTP_COMMAND, command.verb());
        maker.put(Field.COMMAND_LINE, command.line()).text(command.line());
        if (!pop3) {
            path(command);
        }
    }

    private void path(Command command) {
        Field field = switch (command.verb()) {
            case "MAIL" -> Field.MAIL_FROM;
            case "RCPT" -> Field.RCPT_TO;
            default -> null;
        };
        Matcher path = field == null ? null : PATH.matcher(command.argument());
        if (field != null && path != null && path.matches()) {
            maker.index(field, path.group(1));
        }
    }

    private void reply(Reply reply, boolean pop3) {
        both(pop3 ? Field.POP3_STATUS : Field.SMTP_CODE, reply.code());
        both(Field.ENHANCED_CODE, reply.enhancedCode());
        maker.put(Field.REPLY, reply.text()).text(reply.text());
    }

    private void both(Field field, @Nullable String value) {
        maker.put(field, value);
        session.note(field, value);
    }
}
