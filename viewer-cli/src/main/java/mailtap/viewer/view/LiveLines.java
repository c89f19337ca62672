package mailtap.viewer.view;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import mailtap.mail.ConversationFold;
import mailtap.mail.ConversationListener;
import mailtap.mail.Exchange;
import mailtap.mail.Extent;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;
import mailtap.mail.Retrieved;
import mailtap.mail.login.LoginHistory;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.WireName;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;

/** A line for every session, login, message and finding as it happens, each with the ID to {@code show}. */
public final class LiveLines {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int SESSIONS_MAX = 10_000;
    private static final int HEAD_BYTES = 64 << 10;

    private final Screen screen;
    private final ZoneId zone;
    private final Function<Bytes, HeaderFacts> headers;
    private final Map<SessionId, Open> sessions = new LinkedHashMap<>(16, 0.75f, true);

    public LiveLines(Screen screen, ZoneId zone, Function<Bytes, HeaderFacts> headers) {
        this.screen = screen;
        this.zone = zone;
        this.headers = headers;
    }

    public void add(SessionId id, Entry entry) throws IOException {
        Open session = sessions.computeIfAbsent(id, Open::new);
        session.add(entry);
        for (Rich line = session.lines.poll(); line != null; line = session.lines.poll()) {
            screen.line(line);
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
        private final Queue<Rich> lines = new ArrayDeque<>();
        private final Set<String> told = new HashSet<>();
        private final LoginHistory logins = new LoginHistory();
        private Instant began = Instant.EPOCH;
        private Instant now = Instant.EPOCH;

        Open(SessionId id) {
            this.id = id;
            this.fold = new ConversationFold(id, Extent.DEFAULT.withHead(HEAD_BYTES), this);
        }

        void add(Entry entry) {
            now = entry.at();
            switch (entry) {
                case SessionStart start -> begin(start);
                case TlsFacts tls -> tls(tls);
                case LoginFacts login -> login(login);
                case Finding finding -> finding(finding);
                default -> {}
            }
            fold.accept(entry);
            if (entry instanceof SessionEnd end) {
                end(end);
            }
        }

        private void begin(SessionStart start) {
            began = start.at();
            say("", Ink.STRONG, WireName.of(start.protocol()), Rich.of(start.client() + " -> " + start.server()));
        }

        private void tls(TlsFacts tls) {
            logins.tls(tls);
            Rich words = Rich.of("towards the " + WireName.of(tls.leg()) + "  ")
                    .plus(DialogueView.ink(tls.outcome()), WireName.of(tls.outcome()))
                    .plus(tls.version() == null ? "" : "  " + tls.version())
                    .plus(tls.failure() == null ? "" : "  " + tls.failure());
            say("", Ink.PLAIN, "tls", words);
        }

        private void login(LoginFacts login) {
            boolean in = login.outcome() == LoginFacts.Outcome.SUCCESS;
            String who = login.user() == null ? "somebody" : login.user();
            Rich words = Rich.of(who + "  " + login.mechanism() + "  ")
                    .plus(in ? Ink.GOOD : Ink.REFUSED, WireName.of(login.outcome()))
                    .plus(login.reply() == null ? "" : "  " + login.reply());
            say("." + login.exchange(), Ink.PLAIN, "login", words);
            logins.login(login);
            logins.why(login.exchange())
                    .ifPresent(why -> say("." + login.exchange(), Ink.PLAIN, "why", Rich.of(why.sentence())));
        }

        @Override
        public void exchange(Exchange exchange) {
            logins.exchange(exchange);
        }

        private void finding(Finding finding) {
            logins.finding(finding);
            Rich words = Rich.of(
                            DialogueView.severity(finding.kind().severity()),
                            finding.kind().wireName())
                    .plus("  " + finding.kind().summary());
            say(finding.exchange() == 0 ? "" : "." + finding.exchange(), Ink.PLAIN, "finding", words);
        }

        @Override
        public void message(Message message) {
            boolean settled = message.reply() != null || !message.complete();
            if (settled && told.add(message.number() + " " + message.outcome())) {
                say(".m" + message.number(), Ink.PLAIN, "message", MessageLine.of(message, subject(message.head())));
            }
        }

        @Override
        public void retrieved(Retrieved one) {
            if (one.complete() && told.add("retrieved " + one.number())) {
                Rich words = Rich.of(one.command() + " " + one.messageNumber() + "  " + Quantities.size(one.bytes()))
                        .plus(subject(one.head()));
                say(".m" + one.number(), Ink.PLAIN, "fetched", words);
            }
        }

        private Rich subject(Bytes head) {
            String subject = headers.apply(head).subject();
            return subject == null ? Rich.EMPTY : Rich.of("  ").plus(Ink.NOTE, "\"" + subject + "\"");
        }

        private void end(SessionEnd end) {
            boolean orderly = end.endedBy() == SessionEnd.EndedBy.CLIENT || end.endedBy() == SessionEnd.EndedBy.SERVER;
            Duration length = Duration.between(began.equals(Instant.EPOCH) ? end.at() : began, end.at());
            Rich words = Rich.of(orderly ? Ink.FAINT : Ink.WARNING, "by " + WireName.of(end.endedBy()))
                    .plus(Ink.FAINT, " after " + Quantities.duration(length));
            say("", Ink.FAINT, "end", words);
        }

        private void say(String where, Ink ink, String what, Rich words) {
            Rich line = Rich.of(Ink.FAINT, CLOCK.format(now.atZone(zone)) + "  ")
                    .plus(Rich.of(Ink.ID, Ids.brief(id) + where).pad(13))
                    .plus(Rich.of(ink, what).pad(9))
                    .plus(words);
            lines.add(line.cut(screen.width()));
        }
    }
}
