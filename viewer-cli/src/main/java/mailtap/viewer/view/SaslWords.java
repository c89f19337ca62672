package mailtap.viewer.view;

import java.util.List;
import java.util.stream.Collectors;
import mailtap.sasl.Base64Token;
import mailtap.sasl.SaslToken;
import mailtap.sasl.SaslToken.Field;
import mailtap.sasl.TokenReader;
import mailtap.transcript.Bytes;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SecretFacts;
import org.jspecify.annotations.Nullable;

/** What a login said, in words. */
final class SaslWords {
    private SaslWords() {}

    /** What is behind the text of a 334 or {@code +}; empty where there is nothing to say. */
    static String challenge(String mechanism, String wire) {
        Bytes decoded = Base64Token.decode(Bytes.utf8(wire));
        if (decoded == null || decoded.isEmpty()) {
            return "";
        }
        return TokenReader.as(mechanism, decoded)
                .or(() -> TokenReader.guess(decoded))
                .map(SaslWords::words)
                .orElse("");
    }

    private static String words(SaslToken token) {
        List<Field> open =
                token.fields().stream().filter(field -> !field.secret()).toList();
        if (open.size() == 1) {
            return open.getFirst().name() + ": " + open.getFirst().value();
        }
        String fields =
                open.stream().map(field -> field.name() + " " + field.value()).collect(Collectors.joining(", "));
        return token.what() + (fields.isEmpty() ? "" : ": " + fields);
    }

    static String login(LoginFacts login) {
        String user = login.user() == null ? "" : " as " + login.user();
        String authzid = login.authzid() == null ? "" : " (to act as " + login.authzid() + ")";
        String reply = login.reply() == null ? "" : " (" + login.reply() + ")";
        return "Login by " + login.mechanism() + user + authzid + ": " + outcome(login.outcome()) + reply
                + quality(login.secret());
    }

    private static String outcome(LoginFacts.Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> "it worked";
            case FAILURE -> "refused";
            case CANCELLED -> "the client gave up";
            case UNFINISHED -> "it never came to an end";
        };
    }

    private static String quality(@Nullable SecretFacts secret) {
        if (secret == null) {
            return "";
        }
        return (secret.base64() == SecretFacts.Encoding.NOT_BASE64 ? "; the secret was not Base64-encoded" : "")
                + (secret.empty() ? "; the secret was empty" : "")
                + (secret.edges() ? "; the secret has a blank or control character at an edge" : "");
    }
}
