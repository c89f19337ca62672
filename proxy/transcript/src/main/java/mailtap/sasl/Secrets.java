package mailtap.sasl;

import java.util.function.ToIntFunction;
import mailtap.transcript.Bytes;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of secrets in a recording.
 *
 * @param keep store them; otherwise only their length stays
 * @param fingerprint a keyed digest of 16 bits, or none
 */
public record Secrets(boolean keep, @Nullable ToIntFunction<Bytes> fingerprint) {
    private static final int FINGERPRINT_BITS = 0xffff;
    private static final int NO_FINGERPRINT = -1;

    public static Secrets masked() {
        return new Secrets(false, null);
    }

    public static Secrets kept() {
        return new Secrets(true, null);
    }

    /**
     * With fingerprints under this key. They are cut to 16 bits: enough to say "the same password as the session that
     * worked", too short to guess it from.
     */
    public Secrets withKey(Bytes key) {
        HmacUtils hmac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key.toArray());
        return new Secrets(keep, secret -> {
            byte[] digest = hmac.hmac(secret.toByteBuffer());
            return ((digest[0] & 0xff) << 8) | (digest[1] & 0xff);
        });
    }

    int fingerprintOf(Bytes secret) {
        return fingerprint == null ? NO_FINGERPRINT : fingerprint.applyAsInt(secret) & FINGERPRINT_BITS;
    }
}
