package mailtap.sasl;

import java.util.ArrayList;
import java.util.List;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One token of a login, taken apart for a person who holds it in hands. Its values are what a stranger wrote: to be
 * escaped.
 *
 * @param mechanism in upper case; for what belongs to none, what it is
 * @param what which of the mechanism's tokens: {@code initial response}, {@code challenge}
 * @param because how it could be told from its bytes alone
 * @param fields in the order in which they stand in it
 */
public record SaslToken(String mechanism, String what, String because, List<Field> fields) {
    /**
     * @param secret a password, or what one can be guessed from; a bearer token
     */
    public record Field(String name, String value, boolean secret) {}

    public SaslToken {
        fields = List.copyOf(fields);
    }

    static Making of(String mechanism, String what, String because) {
        return new Making(mechanism, what, because);
    }

    /** A token being taken apart. */
    static final class Making {
        private final String mechanism;
        private final String what;
        private final String because;
        private final List<Field> fields = new ArrayList<>();

        private Making(String mechanism, String what, String because) {
            this.mechanism = mechanism;
            this.what = what;
            this.because = because;
        }

        /** Nothing where there is no value. */
        Making with(String name, @Nullable String value) {
            if (value != null && !value.isEmpty()) {
                fields.add(new Field(name, value, false));
            }
            return this;
        }

        /** Said even where it is empty: that it is empty is worth knowing. */
        Making withSecret(String name, @Nullable String value) {
            if (value != null) {
                fields.add(new Field(name, value, true));
            }
            return this;
        }

        Making withHex(String name, Bytes value) {
            return with(name, value.hex());
        }

        SaslToken done() {
            return new SaslToken(mechanism, what, because, fields);
        }
    }
}
