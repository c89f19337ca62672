package mailtap.mail;

import java.util.List;
import java.util.Optional;

/** The ESMTP parameters of a MAIL or RCPT command, each as written: {@code SIZE=1234}, {@code BODY=8BITMIME}. */
public record Parameters(List<String> raw) {
    public static final Parameters NONE = new Parameters(List.of());

    public Parameters {
        raw = List.copyOf(raw);
    }

    /** The value of the first one of this name in any case; empty text where it has none. */
    public Optional<String> value(String keyword) {
        for (String one : raw) {
            int equals = one.indexOf('=');
            String name = equals < 0 ? one : one.substring(0, equals);
            if (name.equalsIgnoreCase(keyword)) {
                return Optional.of(equals < 0 ? "" : one.substring(equals + 1));
            }
        }
        return Optional.empty();
    }
}
