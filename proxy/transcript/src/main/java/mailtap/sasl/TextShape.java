package mailtap.sasl;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mailtap.transcript.Bytes;

/**
 * Text and nothing else: a prompt or an answer of LOGIN, a name of EXTERNAL, a word of ANONYMOUS. What is neither a prompt
 * nor like an address may be a password.
 */
final class TextShape implements Shape {
    private static final Set<String> OF_TEXT = Set.of("LOGIN", "EXTERNAL", "ANONYMOUS");

    @Override
    public boolean isOf(String mechanism) {
        return OF_TEXT.contains(mechanism);
    }

    @Override
    public Optional<SaslToken> read(Bytes decoded) {
        if (!Base64Token.isText(decoded)) {
            return Optional.empty();
        }
        String text = Base64Token.text(decoded);
        if (isPrompt(text)) {
            return Optional.of(SaslToken.of("LOGIN", "prompt", "a question for name or password")
                    .with("prompt", text)
                    .done());
        }
        if (AccessToken.isJwt(text)) {
            return TokenReader.accessToken(text);
        }
        return Optional.of(
                text.contains("@") || text.isEmpty()
                        ? SaslToken.of("LOGIN", "answer", "text with an @: a name")
                                .with("user", text)
                                .done()
                        : SaslToken.of(
                                        "LOGIN",
                                        "answer",
                                        "text alone: a name or a password of LOGIN, or a word of EXTERNAL or ANONYMOUS")
                                .withSecret("text", text)
                                .done());
    }

    private static boolean isPrompt(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        return words.length() < 40 && (words.endsWith(":") || words.equals("user name") || words.equals("password"));
    }
}
