package mailtap.mail.login;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailtap.mail.Conversation;
import mailtap.mail.Exchange;
import mailtap.mail.Reply;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsMode;

/**
 * The logins of a session and what stood around each when it was tried, gathered as the session goes on: told of its
 * exchanges, findings, TLS and logins in their order, it says of every login that failed why. Asked again at the end it
 * may know better, as later logins explain earlier ones.
 */
public final class LoginHistory {
    private static final int LOGINS_MAX = 100;
    private static final Set<String> LOGIN_VERBS = Set.of("AUTH", "X-EXPS", "PASS", "APOP");
    private static final Set<String> HELLOS = Set.of("EHLO", "HELO", "LHLO");
    private static final Set<FindingKind> TELLING = Set.of(
            FindingKind.CREDENTIAL_NOT_BASE64, FindingKind.MECHANISM_NOT_OFFERED, FindingKind.MECHANISM_WITHDRAWN);

    private final List<LoginAttempt> attempts = new ArrayList<>();
    private final Map<Integer, List<Reply>> replies = new HashMap<>();
    private final Map<Integer, Map<FindingKind, String>> findings = new HashMap<>();
    private boolean greeted;
    private boolean tls;
    private boolean intercepted;
    private boolean pop3;

    /** The whole of a session. */
    public static LoginHistory of(Conversation talk) {
        LoginHistory history = new LoginHistory();
        talk.findings().forEach(history::finding);
        int next = 0;
        int handshakes = 0;
        for (Exchange exchange : talk.exchanges()) {
            while (handshakes < talk.tls().size()
                    && !talk.tls().get(handshakes).at().isAfter(exchange.at())) {
                history.tls(talk.tls().get(handshakes++));
            }
            history.exchange(exchange);
            while (next < talk.logins().size() && talk.logins().get(next).exchange() <= exchange.number()) {
                history.login(talk.logins().get(next++));
            }
        }
        talk.logins().subList(next, talk.logins().size()).forEach(history::login);
        return history;
    }

    /** An exchange as it stands; told again when it has grown. */
    public void exchange(Exchange exchange) {
        Reply last = exchange.lastReply();
        boolean accepted = last != null && last.isPositive();
        pop3 |= last != null && (last.code().startsWith("+") || last.code().startsWith("-"));
        greeted |= HELLOS.contains(exchange.verb());
        tls |= accepted
                && (exchange.verb().equals("STARTTLS") || exchange.verb().equals("STLS"));
        if (LOGIN_VERBS.contains(exchange.verb()) && replies.size() < LOGINS_MAX) {
            replies.put(exchange.number(), exchange.replies());
        }
    }

    public void finding(Finding finding) {
        if (TELLING.contains(finding.kind()) && findings.size() < LOGINS_MAX) {
            findings.computeIfAbsent(finding.exchange(), unused -> new EnumMap<>(FindingKind.class))
                    .put(finding.kind(), finding.detail());
        }
    }

    public void tls(TlsFacts facts) {
        boolean opened = facts.outcome() == TlsFacts.Outcome.OPENED && facts.leg() == Side.CLIENT;
        tls |= opened;
        intercepted |= opened && facts.mode() == TlsMode.INTERCEPT;
    }

    public void login(LoginFacts facts) {
        if (attempts.size() == LOGINS_MAX) {
            return;
        }
        LoginAttempt.Surroundings around = new LoginAttempt.Surroundings(greeted || pop3, tls, intercepted, pop3);
        attempts.add(new LoginAttempt(
                facts,
                Optional.ofNullable(replies.remove(facts.exchange())).orElse(List.of()),
                Optional.ofNullable(findings.remove(facts.exchange())).orElse(Map.of()),
                around));
    }

    /** Why the login of this exchange failed, as far as is known by now; empty where it did not or is not known. */
    public Optional<LoginWhy> why(int exchange) {
        return attempts.stream()
                .filter(one -> one.facts().exchange() == exchange)
                .findFirst()
                .map(one -> LoginExplainer.explain(one, attempts));
    }

    /** All of them, by their exchange. */
    public Map<Integer, LoginWhy> all() {
        Map<Integer, LoginWhy> all = new LinkedHashMap<>();
        for (LoginAttempt one : attempts) {
            LoginWhy why = LoginExplainer.explain(one, attempts);
            if (why != null) {
                all.put(one.facts().exchange(), why);
            }
        }
        return all;
    }

    /** Why the last login failed, where none of the session worked: what is to be said of such a session in one sentence. */
    public Optional<LoginWhy> lastWord() {
        boolean some = attempts.stream().anyMatch(LoginAttempt::succeeded);
        return some || attempts.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(LoginExplainer.explain(attempts.getLast(), attempts));
    }
}
