package mailtap.mail.login;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mailtap.mail.Reply;
import mailtap.transcript.FindingKind;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SecretFacts;
import org.jspecify.annotations.Nullable;

/**
 * One login with what stood around it when it was tried.
 *
 * @param replies all of its exchange, challenges too
 * @param findings of its exchange, with their details
 */
record LoginAttempt(LoginFacts facts, List<Reply> replies, Map<FindingKind, String> findings, Surroundings around) {
    /**
     * @param greeted the client had said EHLO, HELO or LHLO; true for POP3
     * @param tls the client's side was encrypted
     * @param intercepted mailtap stood between two TLS connections
     */
    record Surroundings(boolean greeted, boolean tls, boolean intercepted, boolean pop3) {}

    private static final int LONGEST = 300;
    private static final int TEXT_READ = 4_000;

    LoginAttempt {
        replies = List.copyOf(replies);
        findings = Map.copyOf(findings);
    }

    boolean succeeded() {
        return facts.outcome() == LoginFacts.Outcome.SUCCESS;
    }

    boolean isOAuth() {
        return facts.mechanism().equals("XOAUTH2") || facts.mechanism().equals("OAUTHBEARER");
    }

    /** A proof is sent instead of the password. */
    boolean sendsProof() {
        SecretFacts secret = facts.secret();
        return secret != null && secret.fingerprint() < 0 && !isPassword();
    }

    boolean isPassword() {
        return facts.mechanism().equals("PLAIN")
                || facts.mechanism().equals("LOGIN")
                || facts.mechanism().equals("USER");
    }

    private @Nullable Reply last() {
        return replies.isEmpty() ? null : replies.getLast();
    }

    /** The code of the last word, or empty. */
    String code() {
        Reply last = last();
        String known = facts.reply();
        return known != null ? known : last == null ? "" : last.code();
    }

    /** The enhanced code of the last word, or empty. */
    String enhanced() {
        Reply last = last();
        String code = last == null ? null : last.enhancedCode();
        return code == null ? "" : code;
    }

    /** The last word in lower case. */
    String text() {
        Reply last = last();
        String text = last == null ? "" : last.text();
        return text.substring(0, Math.min(TEXT_READ, text.length())).toLowerCase(Locale.ROOT);
    }

    /** Whether one of these, in lower case, stands in the last word. */
    boolean says(String... words) {
        String text = text();
        return Arrays.stream(words).anyMatch(text::contains);
    }

    /** The server's last word as it came. */
    String said() {
        Reply last = last();
        if (last == null) {
            return "the server said nothing";
        }
        String words = (last.code() + " " + last.text()).strip();
        return "the server said: " + words.substring(0, Math.min(LONGEST, words.length()));
    }

    String user() {
        String user = facts.user();
        return user == null ? "" : user;
    }

    int fingerprint() {
        SecretFacts secret = facts.secret();
        return secret == null ? -1 : secret.fingerprint();
    }

    boolean sameSecret(LoginAttempt other) {
        return fingerprint() >= 0 && fingerprint() == other.fingerprint();
    }
}
