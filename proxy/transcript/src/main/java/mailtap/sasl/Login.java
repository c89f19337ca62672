package mailtap.sasl;

import java.time.Instant;
import mailtap.sasl.Mechanism.Token;
import mailtap.transcript.Bytes;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.LoginFacts.Outcome;
import mailtap.transcript.SecretFacts.Encoding;
import org.jspecify.annotations.Nullable;

/**
 * One login attempt, from the command that begins it to the server's last word. Fed with what stood on the wire, it says
 * what of it may be shown, and at the end what is worth knowing.
 */
public final class Login {
    private static final Bytes CANCEL = Bytes.latin1("*");
    private static final Bytes NOTHING = Bytes.latin1("=");

    private final String name;
    private final Mechanism mechanism;
    private final Evidence evidence;
    private int answered;
    private boolean cancelled;

    private Login(String name, Mechanism mechanism, Evidence evidence) {
        this.name = name;
        this.mechanism = mechanism;
        this.evidence = evidence;
    }

    /** By a SASL mechanism, named in upper case. */
    public static Login sasl(String name, Secrets secrets, KnownSecrets known) {
        return new Login(name, Mechanisms.named(name), new Evidence(secrets, known));
    }

    /** Whether a name, in upper case, is that of a mechanism: registered, or in use. */
    public static boolean isMechanism(String name) {
        return Mechanisms.isName(name);
    }

    /** By {@code USER} and {@code PASS} (RFC 1939 7); the secret is given to {@link #plainSecret}. */
    public static Login user(@Nullable String user, Secrets secrets, KnownSecrets known) {
        return named("USER", user, new Evidence(secrets, known));
    }

    /** By {@code APOP} (RFC 1939 7); the digest is given to {@link #digest}. */
    public static Login apop(@Nullable String user, Secrets secrets, KnownSecrets known) {
        return named("APOP", user, new Evidence(secrets, known));
    }

    private static Login named(String name, @Nullable String user, Evidence evidence) {
        evidence.user(user);
        return new Login(name, new Unknown(0), evidence);
    }

    /** A digest of a secret, as it stands: nothing in it can be compared between sessions. */
    public void digest(Bytes digest) {
        evidence.digest(digest);
    }

    /** A secret that the protocol wants plain. */
    public void plainSecret(Bytes secret) {
        evidence.secret(secret, Encoding.PLAIN);
    }

    /**
     * A client's answer, or its initial response, without line end.
     *
     * @return how it may be shown: COMMAND as it is, IDENTITY, or CREDENTIAL
     */
    public Label answer(Bytes wire) {
        if (wire.equals(CANCEL)) {
            cancelled = true;
            return Label.COMMAND;
        }
        int index = answered++;
        evidence.nextAnswer();
        if (wire.isEmpty() || wire.equals(NOTHING)) {
            return emptyAnswer(index);
        }
        return mechanism.answer(index, Token.of(wire), evidence);
    }

    private Label emptyAnswer(int index) {
        mechanism.answer(index, new Token(Bytes.EMPTY, Bytes.EMPTY), evidence);
        return Label.COMMAND;
    }

    /** The text behind 334 or {@code +}. */
    public Label challenge(Bytes wire) {
        return mechanism.challenge(Token.of(wire), evidence);
    }

    /** Whether a word of the server's last reply is its own proof: some put there what should be a challenge. */
    public boolean isProof(Bytes word) {
        return mechanism.isProof(Token.of(word));
    }

    /** How many lines more the client may be sending without waiting to be asked. */
    public int answersToCome() {
        return cancelled ? 0 : Math.max(0, mechanism.answers() - answered);
    }

    /** Whether the answer read last was the Base64 it should be. */
    public boolean wasBase64() {
        return evidence.isBase64();
    }

    /** What is known at the end; a client that gave up is cancelled, whatever the server says to it. */
    public LoginFacts ended(Instant at, int exchange, Outcome outcome, @Nullable String reply) {
        Outcome seen = cancelled && outcome != Outcome.SUCCESS ? Outcome.CANCELLED : outcome;
        return new LoginFacts(
                at,
                exchange,
                name,
                evidence.user(),
                evidence.authzid(),
                seen,
                reply,
                evidence.secret(),
                evidence.details());
    }
}
