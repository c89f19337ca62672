package mailtap.sasl;

import java.util.List;
import mailtap.transcript.Bytes;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** What a client says to log in, by mechanism, for people who speak to a server by hand. In Base64, as it is typed. */
public final class TokenWriter {
    private static final String PART = "\u0001";

    private TokenWriter() {}

    /** RFC 4616. */
    public static String plain(String authzid, String user, String password) {
        return base64(authzid + '\0' + user + '\0' + password);
    }

    /** The two answers, for {@code Username:} and {@code Password:}. */
    public static List<String> login(String user, String password) {
        return List.of(base64(user), base64(password));
    }

    /** RFC 2195; the challenge comes decoded. */
    public static String cramMd5(String user, String password, String challenge) {
        return base64(user + ' ' + new HmacUtils(HmacAlgorithms.HMAC_MD5, bytes(password)).hmacHex(bytes(challenge)));
    }

    /** What stands behind {@code APOP} (RFC 1939 7), not in Base64. */
    public static String apop(String user, String password, String timestamp) {
        return user + ' ' + DigestUtils.md5Hex(bytes(timestamp + password));
    }

    /** Google's form. */
    public static String xoauth2(String user, String token) {
        return base64("user=" + user + PART + "auth=Bearer " + token + PART + PART);
    }

    /** RFC 7628. */
    public static String oauthBearer(String user, String host, String port, String token) {
        String name = user.replace("=", "=3D").replace(",", "=2C");
        return base64("n,a=" + name + ',' + PART + pair("host", host) + pair("port", port) + "auth=Bearer " + token
                + PART + PART);
    }

    private static String pair(String name, String value) {
        return value.isEmpty() ? "" : name + '=' + value + PART;
    }

    public static String base64(String text) {
        return Base64.encodeBase64String(bytes(text));
    }

    private static byte[] bytes(String text) {
        return Bytes.utf8(text).toArray();
    }
}
