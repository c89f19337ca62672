package mailtap.mail.submission;

import mailtap.transcript.SessionId;

/**
 * Where a message is found: {@code ID.mN}.
 *
 * @param message its number in the session
 */
public record Place(SessionId session, int message) implements Comparable<Place> {
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
