package mailtap.indexer.document;

import java.time.Duration;
import mailtap.transcript.Endpoint;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionStart;
import mailtap.transcript.WireName;
import org.apache.lucene.document.Document;

/** The document of a session as it stands. */
final class SessionDocument {
    /** A list shows no more; the rest is found all the same. */
    private static final int SHOWN_VALUES = 20;

    private SessionDocument() {}

    static Document of(SessionFacts session, BlockList blocks, long recorded) {
        String id = session.id().toString();
        DocumentMaker maker = new DocumentMaker(session.id(), Kind.SESSION, 0, session.firstSeen());
        maker.put(Field.SESSION_ID, id).text(id);
        maker.recorded(recorded);
        maker.blocks(blocks);
        SessionStart start = session.start();
        if (start != null) {
            start(maker, start);
        }
        maker.put(Field.STATE, session.isOver() ? "closed" : "open");
        SessionEnd end = session.end();
        if (end != null) {
            end(maker, session, end);
        }
        maker.put(Field.EXCHANGES, session.exchanges());
        maker.put(Field.MESSAGES, session.messages());
        maker.put(Field.FINDINGS, session.findings());
        if (session.hasDeleted()) {
            maker.deleted(true);
        }
        session.tls().put(maker);
        ClientFields.put(maker, session.traits());
        session.has().forEach(what -> maker.put(Field.HAS, what));
        session.values().forEach((field, values) -> {
            values.forEach(value -> maker.index(field, value));
            values.stream().limit(SHOWN_VALUES).forEach(value -> maker.store(field, value));
        });
        maker.text(session.helo()).text(session.user());
        return maker.done();
    }

    private static void start(DocumentMaker maker, SessionStart start) {
        maker.put(Field.START, start.at());
        route(maker, start);
        maker.store(Field.ROUTE, start.route());
        maker.store(Field.PROTOCOL, WireName.of(start.protocol()));
        maker.put(Field.SESSION_SOURCE, WireName.of(start.source()));
        maker.store(Field.SOURCE_IP, start.client().ip());
        maker.put(Field.SOURCE_PORT, start.client().port());
        Endpoint server = start.server();
        maker.put(Field.SERVER, server.host()).put(Field.SERVER_IP, server.ip()).put(Field.SERVER_PORT, server.port());
        maker.text(start.route()).text(start.client().ip()).text(server.host());
    }

    /** What exchanges and messages are given along. */
    static void route(DocumentMaker maker, SessionStart start) {
        maker.index(Field.ROUTE, start.route());
        maker.index(Field.PROTOCOL, WireName.of(start.protocol()));
        maker.index(Field.SOURCE_IP, start.client().ip());
    }

    private static void end(DocumentMaker maker, SessionFacts session, SessionEnd end) {
        maker.put(Field.END, end.at());
        maker.put(Field.ENDED_BY, WireName.of(end.endedBy()));
        long duration = Duration.between(session.firstSeen(), end.at()).toMillis();
        maker.put(Field.DURATION, Math.max(0, duration) * 1_000);
        if (end.client().received() >= 0) {
            maker.put(Field.SOURCE_BYTES, end.client().received());
        }
        if (end.server().received() >= 0) {
            maker.put(Field.SERVER_BYTES, end.server().received());
        }
    }
}
