package mailtap.sasl;

import java.util.Map;
import java.util.Optional;
import mailtap.sasl.SaslToken.Making;
import mailtap.transcript.Bytes;

/** The answer of XOAUTH2 and OAUTHBEARER, with what its token claims, and the JSON that says why it was refused. */
final class OAuthShape implements Shape {
    private static final char PART = '\u0001';

    @Override
    public boolean isOf(String mechanism) {
        return mechanism.equals("XOAUTH2") || mechanism.equals("OAUTHBEARER");
    }

    @Override
    public Optional<SaslToken> read(Bytes decoded) {
        String text = Base64Token.text(decoded);
        if (text.indexOf(PART) >= 0 && text.contains("auth=")) {
            return Optional.of(answer(text));
        }
        if (text.equals(String.valueOf(PART))) {
            return Optional.of(SaslToken.of("OAUTHBEARER", "end after a refusal", "a single ^A")
                    .done());
        }
        return text.startsWith("{") && text.contains("\"status\"") ? Optional.of(refusal(text)) : Optional.empty();
    }

    private static SaslToken answer(String text) {
        String head = text.substring(0, text.indexOf(PART));
        boolean google = head.startsWith("user=");
        Attributes names = Attributes.parse(head, ',');
        Attributes parts = Attributes.parse(text, PART);
        Making making = SaslToken.of(
                        google ? "XOAUTH2" : "OAUTHBEARER",
                        "initial response",
                        google ? "user= and auth= parted by ^A" : "a GS2 header and auth= parted by ^A")
                .with("user", names.get("user").or(() -> names.get("a")).orElse(null))
                .with("host", parts.get("host").orElse(null))
                .with("port", parts.get("port").orElse(null));
        String auth = parts.get("auth").orElse("");
        int blank = auth.indexOf(' ');
        String token = auth.substring(blank + 1);
        making.with("scheme", blank < 0 ? null : auth.substring(0, blank)).withSecret("token", token);
        AccessToken.claims(token).forEach((name, value) -> making.with("claim " + name, value));
        return making.done();
    }

    private static SaslToken refusal(String text) {
        Making making = SaslToken.of("XOAUTH2", "the server's refusal", "a JSON object with a status");
        for (Map.Entry<String, String> member : FlatJson.read(text).entrySet()) {
            making.with(member.getKey(), member.getValue());
        }
        return making.done();
    }
}
