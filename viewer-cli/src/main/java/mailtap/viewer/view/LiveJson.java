package mailtap.viewer.view;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import mailtap.mail.ConversationFold;
import mailtap.mail.ConversationListener;
import mailtap.mail.Exchange;
import mailtap.mail.Extent;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;
import mailtap.mail.Retrieved;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.WireName;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Screen;

/**
 * What happens, as JSON, one object a line: {@code kind} says what it is, {@code session} where. An object that comes
 * again with the same number replaces the earlier one.
 */
public final class LiveJson {
    private static final int SESSIONS_MAX = 10_000;
    private static final int HEAD_BYTES = 64 << 10;

    private final Screen screen;
    private final SessionJson json;
    private final Map<SessionId, Open> sessions = new LinkedHashMap<>(16, 0.75f, true);

    public LiveJson(Screen screen, Function<Bytes, HeaderFacts> headers) {
        this.screen = screen;
        this.json = new SessionJson(headers);
    }

    public void add(SessionId id, Entry entry) throws IOException {
        Open session = sessions.computeIfAbsent(id, Open::new);
        session.add(entry);
        for (Json line = session.lines.poll(); line != null; line = session.lines.poll()) {
            screen.line(line.toString());
        }
        if (entry instanceof SessionEnd) {
            sessions.remove(id);
        } else if (sessions.size() > SESSIONS_MAX) {
            sessions.remove(sessions.keySet().iterator().next());
        }
    }

    private final class Open implements ConversationListener {
        private final SessionId id;
        private final ConversationFold fold;
        private final Queue<Json> lines = new ArrayDeque<>();

        Open(SessionId id) {
            this.id = id;
            this.fold = new ConversationFold(id, Extent.DEFAULT.withHead(HEAD_BYTES), this);
        }

        void add(Entry entry) {
            switch (entry) {
                case SessionStart start ->
                    say(
                            "start",
                            new Json()
                                    .put("protocol", WireName.of(start.protocol()))
                                    .put("route", start.route())
                                    .put("client", SessionJson.endpoint(start.client()))
                                    .put("server", SessionJson.endpoint(start.server()))
                                    .put("at", start.at()));
                case TlsFacts tls -> say("tls", TlsJson.of(tls));
                case Finding finding -> say("finding", SessionJson.finding(finding));
                default -> {}
            }
            fold.accept(entry);
            if (entry instanceof SessionEnd end) {
                say("end", new Json().put("at", end.at()).put("ended_by", WireName.of(end.endedBy())));
            }
        }

        @Override
        public void exchange(Exchange exchange) {
            say("exchange", SessionJson.exchange(exchange));
        }

        @Override
        public void message(Message message) {
            say("message", json.message(message));
        }

        @Override
        public void retrieved(Retrieved one) {
            say("retrieved", json.retrieved(one));
        }

        private void say(String kind, Json what) {
            lines.add(Json.schema()
                    .put("kind", kind)
                    .put("session", new Json().put("id", id.toString()))
                    .put(kind, what));
        }
    }
}
