package mailtap.mail.submission;

import mailtap.mail.Address;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Retrieved;
import mailtap.transcript.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * A message fetched over POP3, seen as the end of its way.
 *
 * @param user whose mailbox it was in
 */
public record Arrival(SessionId session, @Nullable String user, Retrieved retrieved, HeaderFacts headers) {
    public Place place() {
        return new Place(session, retrieved.number());
    }

    /** True where the mailbox is this recipient's: by its whole address, or its local part where the user has no more. */
    boolean isOf(String recipient) {
        String owner = user;
        if (owner == null) {
            return false;
        }
        boolean whole = owner.contains("@");
        String own = Address.parse(owner).map(Address::toString).orElse(owner);
        return whole ? recipient.equals(own) : recipient.startsWith(own + "@");
    }
}
