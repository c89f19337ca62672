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
    private record Open(int exchange, Login login) {}

    private final Secrets secrets;
    private final Scribe scribe;
    private final KnownSecrets known = new KnownSecrets(Limits.KNOWN_SECRETS, Limits.KNOWN_SECRET_BYTES);
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable String user;
    private boolean toldPlain;

    Logins(Secrets secrets, Scribe scribe) {
        this.secrets = secrets;
        this.scribe = scribe;
    }

    boolean knowsSecrets() {
        return !known.isEmpty();
    }

    /** Writes a command line and begins the login it asks for. */
    void command(Command command, int exchange) {
        Line line = command.line();
        long offset = scribe.offset(Side.CLIENT);
        scribe.line(Side.CLIENT, exchange, line.bytes(), parts(command, exchange, offset));
        if (command.hasSecret()) {
            tellPlain(exchange, offset + command.secret());
        }
    }

    private List<Part> parts(Command command, int exchange, long offset) {
        Line line = command.line();
        Bytes secret = line.bytes().slice(command.secret(), line.textEnd());
        switch (command.login()) {
            case SASL -> {
                Login login = begin(exchange, Login.sasl(command.mechanism(), secrets, known));
                if (command.hasSecret()) {
                    return List.of(new Part(
                            command.secret(),
                            line.textEnd(),
                            read(login, secret, exchange, offset + command.secret())));
                }
            }
            case PASS -> begin(exchange, Login.user(user, secrets, known)).plainSecret(secret);
            case APOP ->
                begin(exchange, Login.apop(name(line, command.secret()), secrets, known))
                        .plainSecret(secret);
            case USER -> user = name(line, line.textEnd());
            case NOT -> learn(secret);
        }
        if (command.hasSecret()) {
            return List.of(new Part(command.secret(), line.textEnd(), Label.CREDENTIAL));
        }
        return command.known() ? List.of() : echoes(line.bytes().slice(0, line.textEnd()));
    }

    /** An answer to a challenge; returns how it may be shown. */
    Label answer(Bytes text, int exchange, long offset) {
        Open last = open.peekLast();
        if (last == null) {
            return suspect(text);
        }
        Label label = read(last.login(), text, exchange, offset);
        if (label == Label.CREDENTIAL) {
            tellPlain(exchange, offset);
        }
        return label;
    }

    private Label read(Login login, Bytes text, int exchange, long offset) {
        Label label = login.answer(text);
        if (!login.wasBase64()) {
            scribe.finding(Side.CLIENT, exchange, offset, FindingKind.CREDENTIAL_NOT_BASE64, "");
        }
        return label;
    }

    /** A line that may be a secret without anybody having asked for one. */
    Label suspect(Bytes text) {
        learn(text);
        return Label.CREDENTIAL;
    }

    private void learn(Bytes text) {
        known.learn(text);
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
    }

    private void tellPlain(int exchange, long offset) {
        if (!toldPlain) {
            toldPlain = true;
            scribe.finding(Side.CLIENT, exchange, offset, FindingKind.AUTH_BEFORE_TLS, "");
        }
    }

    private static @Nullable String name(Line line, int before) {
        if (!line.hasArgument() || line.argument() >= before) {
            return null;
        }
        return line.bytes().slice(line.argument(), before).utf8().strip();
    }
}
