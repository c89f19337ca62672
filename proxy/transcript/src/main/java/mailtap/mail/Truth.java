package mailtap.mail;

import java.util.Set;
import java.util.TreeSet;

/** What the author really meant, from the sender's own copy or by word of mouth: who was in Bcc. */
public record Truth(Set<String> bcc) {
    public static final Truth UNKNOWN = new Truth(Set.of());

    public Truth {
        bcc = Set.copyOf(bcc);
    }

    /** Addresses as written. */
    public static Truth bcc(Iterable<String> addresses) {
        Set<String> known = new TreeSet<>();
        addresses.forEach(one -> Address.parse(one).ifPresent(address -> known.add(address.toString())));
        return new Truth(known);
    }

    /** The header of the copy in the sender's own folder, Bcc and all. */
    public static Truth sent(HeaderFacts own) {
        return new Truth(Listed.of(own).bcc());
    }
}
