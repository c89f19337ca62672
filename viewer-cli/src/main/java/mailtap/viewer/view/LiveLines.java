package mailtap.viewer.view;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import mailtap.mail.Exchange;
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

    private final Screen screen;
    private final ZoneId zone;
    private final Function<Bytes, HeaderFacts> headers;
    private final LiveSessions<Rich> sessions;

    public LiveLines(Screen screen, ZoneId zone, Function<Bytes, HeaderFacts> headers) {
        this.screen = screen;
        this.zone = zone;
        this.headers = headers;
        this.sessions = new LiveSessions<>(Open::new, screen::line);
    }

    public void add(SessionId id, Entry entry) throws IOException {
        sessions.add(id, entry);
    }

    private final class Open extends LiveSessions.Open<Rich> {
        private final Set<String> told = new HashSet<>();
        private final LoginHistory logins = new LoginHistory();
        private Instant began = Instant.EPOCH;
        private Instant now = Instant.EPOCH;

        Open(SessionId id) {
            super(id);
        }

        @Override
        void tell(Entry entry) {
            now = entry.at();
            switch (entry) {
                case SessionStart start -> begin(start);
                case TlsFacts tls -> tls(tls);
                case LoginFacts login -> login(login);
                case Finding finding -> finding(finding);
                default -> {}
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

        @Override
        void end(SessionEnd end) {
            boolean orderly = end.endedBy() == SessionEnd.EndedBy.CLIENT || end.endedBy() == SessionEnd.EndedBy.SERVER;
            Duration length = Duration.between(began.equals(Instant.EPOCH) ? end.at() : began, end.at());
            Rich words = Rich.of(orderly ? Ink.FAINT : Ink.WARNING, "by " + WireName.of(end.endedBy()))
                    .plus(Ink.FAINT, " after " + Quantities.duration(length));
            say("", Ink.FAINT, "end", words);
        }

        private void say(String where, Ink ink, String what, Rich words) {
            Rich line = Rich.of(Ink.FAINT, CLOCK.format(now.atZone(zone)) + "  ")
                    .plus(Rich.of(Ink.ID, Ids.brief(id()) + where).pad(13))
                    .plus(Rich.of(ink, what).pad(9))
                    .plus(words);
            say(line.cut(screen.width()));
        }
    }
}
