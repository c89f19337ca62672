package mailtap.sasl;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.transcript.Bytes;
import org.apache.commons.codec.binary.Base64;

/** The five messages of SCRAM (RFC 5802 7). */
final class ScramShape implements Shape {
    private static final Pattern CLIENT_FIRST = Pattern.compile("(n|y|p=[A-Za-z0-9.-]+),(?:a=[^,]*)?,n=[^,]*,r=[!-~]+");
    private static final Pattern SERVER_FIRST = Pattern.compile("r=[!-~]+,s=[A-Za-z0-9+/=]+,i=[0-9]+.*");
    private static final Pattern CLIENT_FINAL = Pattern.compile("c=[A-Za-z0-9+/=]+,r=[!-~]+,p=[A-Za-z0-9+/=]+");
    private static final Pattern SERVER_FINAL = Pattern.compile("[ve]=[!-~]+");

    @Override
    public boolean isOf(String mechanism) {
        return mechanism.startsWith("SCRAM-");
    }

    @Override
    public Optional<SaslToken> read(Bytes decoded) {
        String text = Base64Token.text(decoded);
        Attributes said = Attributes.parse(text, ',');
        Matcher first = CLIENT_FIRST.matcher(text);
        if (first.matches()) {
            return Optional.of(SaslToken.of("SCRAM", "client's first", "a GS2 header, n= and r=")
                    .with("channel binding", binding(first.group(1)))
                    .with("authzid", name(said, "a"))
                    .with("user", name(said, "n"))
                    .with("nonce", said.get("r").orElse(null))
                    .done());
        }
        if (SERVER_FIRST.matcher(text).matches()) {
            return Optional.of(SaslToken.of("SCRAM", "server's first", "r=, s= and i=")
                    .with("nonce", said.get("r").orElse(null))
                    .with("salt", said.get("s").orElse(null))
                    .with("iterations", said.get("i").orElse(null))
                    .done());
        }
        if (CLIENT_FINAL.matcher(text).matches()) {
            return Optional.of(SaslToken.of("SCRAM", "client's last", "c=, r= and p=")
                    .with(
                            "channel binding",
                            said.get("c").map(ScramShape::unwrapped).orElse(null))
                    .with("nonce", said.get("r").orElse(null))
                    .withSecret("proof", said.get("p").orElse(""))
                    .done());
        }
        return SERVER_FINAL.matcher(text).matches() ? Optional.of(last(said)) : Optional.empty();
    }

    private static SaslToken last(Attributes said) {
        return SaslToken.of("SCRAM", "server's last", "v= or e= alone")
                .with("error", said.get("e").orElse(null))
                .withSecret("signature", said.get("v").orElse(null))
                .done();
    }

    private static String binding(String flag) {
        return switch (flag) {
            case "n" -> "none: the client cannot";
            case "y" -> "none: the client could, and thinks the server cannot";
            default -> flag.substring(2);
        };
    }

    private static String name(Attributes said, String name) {
        return said.get(name).orElse("").replace("=2C", ",").replace("=3D", "=");
    }

    private static String unwrapped(String base64) {
        return Base64Token.text(Bytes.wrap(Base64.decodeBase64(base64)));
    }
}
