package mailtap.mail.login;

import java.util.List;

/**
 * Why a login failed, in words. They may hold captured text and are to be escaped.
 *
 * @param sentence one plain sentence
 * @param evidence what it rests on, the server's words first
 */
public record LoginWhy(LoginCause cause, String sentence, List<String> evidence) {
    public LoginWhy {
        evidence = List.copyOf(evidence);
    }

    /** The sentence with its evidence behind it. */
    public String words() {
        return evidence.isEmpty() ? sentence : sentence + " (" + String.join("; ", evidence) + ")";
    }
}
