package mailtap.mail.submission;

import mailtap.transcript.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * Where a message is found: {@code ID.mN}.
 *
 * @param message its number in the session
 */
public record Place(SessionId session, int message) implements Comparable<Place> {
    // Written out, as these are the first hashed things of every run: what Java would make up for them takes it longer.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place place && place.session.equals(session) && place.message == message;
    }

    @Override
    public int hashCode() {
        return 31 * session.hashCode() + message;
    }

    @Override
    public int compareTo(Place other) {
        int bySession = session.compareTo(other.session);
        return bySession != 0 ? bySession : Integer.compare(message, other.message);
    }

    @Override
    public String toString() {
        return session + ".m" + message;
    }
}
