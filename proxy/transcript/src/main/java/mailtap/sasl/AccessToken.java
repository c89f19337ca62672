package mailtap.sasl;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailtap.transcript.Bytes;
import org.apache.commons.codec.binary.Base64;

/**
 * What an access token says of itself, where it is a JSON web token (RFC 7519): for whom it is, until when, what for.
 * Claims only; the signature is never looked at. Any other token is opaque and says nothing.
 */
final class AccessToken {
    /** The claims that explain failures. */
    private static final List<String> CLAIMS = List.of(
            "aud", "iss", "tid", "scp", "scope", "roles", "upn", "preferred_username", "unique_name", "email", "appid");

    private static final List<String> TIMES = List.of("exp", "nbf", "iat");
    private static final int LONGEST = 65_536;

    private AccessToken() {}

    static void read(String token, Evidence evidence) {
        claims(token).forEach(evidence::detail);
    }

    static boolean isJwt(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        return first > 0 && second > 0 && token.startsWith("ey") && token.length() <= LONGEST;
    }

    /** What it claims of what explains failures, in a fixed order; nothing where it is opaque. */
    static Map<String, String> claims(String token) {
        Map<String, String> known = new LinkedHashMap<>();
        if (isJwt(token)) {
            int first = token.indexOf('.');
            String payload = token.substring(first + 1, token.indexOf('.', first + 1));
            Map<String, String> claims = FlatJson.read(Base64Token.text(Bytes.wrap(Base64.decodeBase64(payload))));
            CLAIMS.forEach(name -> known.put(name, claims.getOrDefault(name, "")));
            TIMES.forEach(name -> known.put(name, time(claims.getOrDefault(name, ""))));
        }
        known.values().removeIf(String::isEmpty);
        return known;
    }

    /** Seconds since 1970 as a date; what is none stays as it is. */
    private static String time(String seconds) {
        if (!seconds.matches("\\d{1,12}(\\.\\d+)?")) {
            return seconds;
        }
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds.split("\\.", 2)[0]))
                    .toString();
        } catch (DateTimeException outOfReach) {
            return seconds;
        }
    }
}
