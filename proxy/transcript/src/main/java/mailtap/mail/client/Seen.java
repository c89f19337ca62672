package mailtap.mail.client;

import java.util.List;

/**
 * One value of a trait.
 *
 * @param count how often
 * @param evidence some places where: {@code ID.N} of an exchange, {@code ID.mN} of a message, or the session's ID
 */
public record Seen(String value, long count, List<String> evidence) {
    public Seen {
        evidence = List.copyOf(evidence);
    }
}
