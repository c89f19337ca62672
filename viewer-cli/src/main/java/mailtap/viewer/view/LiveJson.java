package mailtap.viewer.view;

import java.io.IOException;
import java.util.function.Function;
import mailtap.mail.Exchange;
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

    private final SessionJson json;
    private final LiveSessions<Json> sessions;

    public LiveJson(Screen screen, Function<Bytes, HeaderFacts> headers) {
        this.json = new SessionJson(headers);
        this.sessions = new LiveSessions<>(Open::new, line -> screen.line(line.toString()));
    }

    public void add(SessionId id, Entry entry) throws IOException {
        sessions.add(id, entry);
    }

    private final class Open extends LiveSessions.Open<Json> {

        Open(SessionId id) {
            super(id);
        }

        @Override
        void tell(Entry entry) {
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
        }

        @Override
        void end(SessionEnd end) {
            say("end", new Json().put("at", end.at()).put("ended_by", WireName.of(end.endedBy())));
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
            say(Json.schema()
                    .put("kind", kind)
                    .put("session", new Json().put("id", id().toString()))
                    .put(kind, what));
        }
    }
}
