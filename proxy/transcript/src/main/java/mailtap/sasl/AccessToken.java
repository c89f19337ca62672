package mailtap.sasl;

import java.time.DateTimeException;
import java.time.Instant;
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
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        boolean jwt = first > 0 && second > 0 && token.startsWith("ey") && token.length() <= LONGEST;
        if (!jwt) {
            return;
        }
        String payload = Base64Token.text(Bytes.wrap(Base64.decodeBase64(token.substring(first + 1, second))));
        Map<String, String> claims = FlatJson.read(payload);
        CLAIMS.forEach(name -> evidence.detail(name, claims.get(name)));
        TIMES.forEach(name -> evidence.detail(name, time(claims.getOrDefault(name, ""))));
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
