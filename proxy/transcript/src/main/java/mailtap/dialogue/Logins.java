package mailtap.dialogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import mailtap.dialogue.Scribe.Part;
import mailtap.sasl.Base64Token;
import mailtap.sasl.KnownSecrets;
import mailtap.sasl.Login;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.LoginFacts.Outcome;
import mailtap.transcript.Side;
import org.jspecify.annotations.Nullable;

/**
 * The logins of a session: which parts of a line are secret, and the facts of each attempt when it has ended. Secrets
 * seen are remembered, in memory only, and masked wherever else they turn up.
 */
final class Logins {
    private static final byte BLANK = ' ';

    private record Open(int exchange, Login login) {}

    private final Secrets secrets;
    private final Scribe scribe;
    private final Upgrade upgrade;
    private final KnownSecrets known = new KnownSecrets(Limits.LOGINS);
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable String user;
    private boolean toldPlain;
    private boolean notBase64;

    Logins(Secrets secrets, Scribe scribe, Upgrade upgrade) {
        this.secrets = secrets;
        this.scribe = scribe;
        this.upgrade = upgrade;
    }

    boolean knowsSecrets() {
        return !known.isEmpty();
    }

    /** From here on nothing is sent in clear. */
    void encrypted() {
        toldPlain = true;
    }

    /** Writes a command line and begins the login it asks for. */
    void command(Command command, int exchange) {
        Line line = command.line();
        long offset = scribe.offset(Side.CLIENT);
        List<Part> parts = parts(command, exchange);
        scribe.line(Side.CLIENT, exchange, line.bytes(), parts);
        if (command.isSurelySecret() && !parts.isEmpty()) {
            tell(parts.getFirst().label(), exchange, offset + command.secret());
        }
    }

    private List<Part> parts(Command command, int exchange) {
        Line line = command.line();
        Bytes secret = line.bytes().slice(command.secret(), command.secretEnd());
        Label label = Label.CREDENTIAL;
        switch (command.login()) {
            case SASL -> {
                Login login = begin(exchange, Login.sasl(command.mechanism(), secrets, known));
                if (command.namesMechanism()) {
                    label = command.hasSecret() ? read(login, secret) : label;
                } else {
                    learn(secret);
                }
            }
            case PASS -> begin(exchange, Login.user(user, secrets, known)).plainSecret(secret);
            case APOP ->
                begin(exchange, Login.apop(name(line, command.secret()), secrets, known))
                        .digest(secret);
            case USER -> user = name(line, line.textEnd());
            case NOT, MAYBE -> learn(secret);
        }
        if (command.hasSecret()) {
            return label == Label.COMMAND ? List.of() : List.of(new Part(command.secret(), command.secretEnd(), label));
        }
        return command.known() ? List.of() : echoes(line.bytes().slice(0, line.textEnd()));
    }

    /** An answer to a challenge; returns how it may be shown. */
    Label answer(Bytes text) {
        Open last = open.peekLast();
        return last == null ? suspect(text) : read(last.login(), text);
    }

    private Label read(Login login, Bytes text) {
        Label label = login.answer(text);
        notBase64 = !login.wasBase64();
        return label;
    }

    /** Says what is odd about the secret or name that was written at this offset. */
    void tell(Label label, int exchange, long offset) {
        if (notBase64) {
            notBase64 = false;
            scribe.finding(Side.CLIENT, exchange, offset, FindingKind.CREDENTIAL_NOT_BASE64, "");
        }
        if (!toldPlain && label == Label.CREDENTIAL && !upgrade.isEncrypted(Side.SERVER)) {
            toldPlain = true;
            scribe.finding(Side.CLIENT, exchange, offset, FindingKind.AUTH_BEFORE_TLS, "");
        }
    }

    /** A line that may be a secret without anybody having asked for one. */
    Label suspect(Bytes text) {
        learn(text);
        return Label.CREDENTIAL;
    }

    private void learn(Bytes text) {
        known.learnWords(text);
        Bytes decoded = Base64Token.decode(text);
        if (decoded != null) {
            known.learn(decoded);
        }
    }

    /** How the text of a challenge may be shown. */
    Label challenge(Bytes text) {
        Open last = open.peekLast();
        return last == null ? Label.REPLY : last.login().challenge(text);
    }

    /** The server's own proofs within its last word on the oldest login, where it wrote them there. */
    List<Part> proofs(Bytes line, int from, int end) {
        Open first = open.peekFirst();
        List<Part> parts = new ArrayList<>();
        for (int at = from; first != null && at < end; ) {
            int blank = line.indexOf(BLANK, at);
            int to = blank < 0 ? end : Math.min(blank, end);
            if (to > at && first.login().isProof(line.slice(at, to))) {
                parts.add(new Part(at, to, Label.CREDENTIAL));
            }
            at = to + 1;
        }
        return parts;
    }

    /** Known secrets in a text where none belongs. */
    List<Part> echoes(Bytes text) {
        List<Part> parts = new ArrayList<>();
        if (!secrets.keep()) {
            known.findIn(text).forEach(place -> parts.add(new Part(place.from(), place.to(), Label.CREDENTIAL)));
        }
        return parts;
    }

    /**
     * The server has decided.
     *
     * @return how many lines more the client may have sent as answers, not knowing that it is over
     */
    int ended(int exchange, ReplyLine reply) {
        Open first = open.peekFirst();
        if (first == null || first.exchange() != exchange) {
            return 0;
        }
        open.removeFirst();
        Outcome outcome = reply.kind() == ReplyLine.Kind.POSITIVE ? Outcome.SUCCESS : Outcome.FAILURE;
        write(first, outcome, reply.code());
        return first.login().answersToCome();
    }

    /** No decision will come any more. */
    void unfinished() {
        while (!open.isEmpty()) {
            write(open.removeFirst(), Outcome.UNFINISHED, null);
        }
    }

    private Login begin(int exchange, Login login) {
        if (open.size() == Limits.OPEN_LOGINS) {
            write(open.removeFirst(), Outcome.UNFINISHED, null);
        }
        open.addLast(new Open(exchange, login));
        return login;
    }

    private void write(Open attempt, Outcome outcome, @Nullable String reply) {
        LoginFacts facts = attempt.login().ended(scribe.now(), attempt.exchange(), outcome, reply);
        scribe.entry(facts);
        if (outcome != Outcome.SUCCESS) {
            upgrade.loginFailed(facts);
        }
    }

    private static @Nullable String name(Line line, int before) {
        if (!line.hasArgument() || line.argument() >= before) {
            return null;
        }
        return line.bytes().slice(line.argument(), before).utf8().strip();
    }
}
