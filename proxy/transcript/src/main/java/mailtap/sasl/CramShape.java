package mailtap.sasl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.transcript.Bytes;

/** A challenge like a Message-ID, and {@code user digest} (RFC 2195). */
final class CramShape implements Shape {
    private static final Pattern CHALLENGE = Pattern.compile("<[^<>@\\s]+@[^<>\\s]+>");
    private static final Pattern ANSWER = Pattern.compile("(.+) ([0-9a-f]{32})");

    @Override
    public boolean isOf(String mechanism) {
        return mechanism.equals("CRAM-MD5");
    }

    @Override
    public Optional<SaslToken> read(Bytes decoded) {
        String text = Base64Token.text(decoded);
        if (CHALLENGE.matcher(text).matches()) {
            return Optional.of(SaslToken.of("CRAM-MD5", "challenge", "it is like a Message-ID")
                    .with("challenge", text)
                    .done());
        }
        Matcher answer = ANSWER.matcher(text);
        return answer.matches()
                ? Optional.of(SaslToken.of("CRAM-MD5", "answer", "a name, a blank and 32 hex digits")
                        .with("user", answer.group(1))
                        .withSecret("digest", answer.group(2))
                        .done())
                : Optional.empty();
    }
}
