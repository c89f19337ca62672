package mailtap.mail.submission;

import java.util.Set;
import java.util.TreeSet;
import mailtap.mail.Address;
import mailtap.mail.HeaderFacts;
import org.jspecify.annotations.Nullable;

/**
 * What the author really meant, from the sender's own copy or by word of mouth.
 *
 * @param visible who was in To and Cc
 * @param bcc who was in Bcc
 * @param messageId the message that this is about; null where that was not said
 */
public record Truth(
        Set<String> visible, Set<String> bcc, @Nullable String messageId) {
    public static final Truth UNKNOWN = new Truth(Set.of(), Set.of(), null);

    public Truth {
        visible = Set.copyOf(visible);
        bcc = Set.copyOf(bcc);
    }

    /** Addresses as written. */
    public static Truth of(Iterable<String> visible, Iterable<String> bcc) {
        return new Truth(read(visible), read(bcc), null);
    }

    private static Set<String> read(Iterable<String> addresses) {
        Set<String> known = new TreeSet<>();
        addresses.forEach(one -> Address.parse(one).ifPresent(address -> known.add(address.toString())));
        return known;
    }

    /** The header of the copy in the sender's own folder, Bcc and all. */
    public static Truth sent(HeaderFacts own) {
        Listed listed = Listed.of(own);
        return new Truth(listed.visible(), listed.bcc(), own.messageId());
    }

    /** Whether it can be about the message of this Message-ID, which is null where that has none. */
    public boolean isAbout(@Nullable String other) {
        return messageId == null || other == null || messageId.strip().equals(other.strip());
    }

    public boolean isKnown() {
        return !visible.isEmpty() || !bcc.isEmpty();
    }

    /** Where the author had put it, in words; null where it was not among the author's recipients. */
    @Nullable
    String meant(String address) {
        return bcc.contains(address) ? "Bcc" : visible.contains(address) ? "To or Cc" : null;
    }
}
