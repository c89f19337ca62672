package mailtap.mail.submission;

import java.util.List;
import mailtap.mail.Address;

/**
 * What the parts of a message tell of recipients, besides its own header. MIME is read elsewhere and comes in as this.
 *
 * @param named addresses in the headers of messages attached to it
 * @param tnef a part in Microsoft's own format, which may name recipients
 * @param encrypted a part is encrypted
 * @param keys how many keys open the encrypted parts; 0 where that cannot be read
 */
public record Inside(List<Named> named, boolean tnef, boolean encrypted, int keys) {
    public static final Inside NOTHING = new Inside(List.of(), false, false, 0);

    /**
     * An address in a field of an attached message.
     *
     * @param field in lower case
     */
    public record Named(String field, Address address) {}

    public Inside {
        named = List.copyOf(named);
    }
}
