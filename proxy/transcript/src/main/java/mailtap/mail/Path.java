package mailtap.mail;

import org.jspecify.annotations.Nullable;

/**
 * A reverse-path or forward-path of the envelope (RFC 5321 4.1.2).
 *
 * @param raw as written behind the colon, parameters apart, however broken
 * @param address the mailbox in it, without brackets and source route; absent for the null path and where none can be
 *     made out
 */
public record Path(String raw, @Nullable Address address) {
    /** {@code <>}: the sender of bounces. */
    public boolean isNull() {
        return raw.replace(" ", "").equals("<>");
    }

    /** The address where there is one, else what was written. */
    public String text() {
        return address == null ? raw : address.toString();
    }
}
