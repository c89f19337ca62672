package mailtap.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message's header says, as a plain value, so that nothing here has to read MIME. The raw spelling stands beside
 * everything decoded.
 *
 * @param fields all of them, in order
 * @param addresses of all address fields, in order; an empty group is one entry without address
 * @param messageId without angle brackets
 * @param subject decoded
 * @param date where it can be read
 * @param cut the header went on beyond what was kept, so a field may be missing here
 */
public record HeaderFacts(
        List<HeaderField> fields,
        List<HeaderAddress> addresses,
        @Nullable String messageId,
        @Nullable String subject,
        @Nullable Instant date,
        boolean cut) {
    public HeaderFacts {
        fields = List.copyOf(fields);
        addresses = List.copyOf(addresses);
    }

    /** True where the header has a field of this name, be it empty. */
    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** The first field of this name, in any case. */
    public Optional<HeaderField> first(String name) {
        return fields.stream().filter(field -> field.is(name)).findFirst();
    }

    /** What stands in all fields of this name, given in lower case. */
    public List<HeaderAddress> in(String name) {
        return addresses.stream().filter(one -> one.name().equals(name)).toList();
    }
}
