package mailtap.mail.meaning;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** POP3 response codes, in brackets before the text: RFC 2449 8, RFC 3206, RFC 6856. */
final class ResponseCodes {
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]\\s]{1,40})[^\\]]*].*", Pattern.DOTALL);

    private static final Map<String, String> WORDS = Map.of(
            "LOGIN-DELAY", "logged in again too soon: some servers want minutes between two visits",
            "IN-USE", "another program has the mailbox open, or its last session has not been given up yet",
            "SYS/TEMP", "trouble of the server that will pass",
            "SYS/PERM", "trouble of the server that somebody has to mend",
            "AUTH", "the user name or the password is what is wrong",
            "UTF8", "the mailbox needs UTF8 mode for this");

    private ResponseCodes() {}

    static Optional<String> of(String text) {
        Matcher brackets = BRACKETS.matcher(text);
        if (!brackets.matches()) {
            return Optional.empty();
        }
        String code = brackets.group(1).toUpperCase(Locale.ROOT);
        return Optional.ofNullable(WORDS.get(code)).map(words -> "[" + code + "] " + words);
    }
}
