package mailtap.viewer.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import mailtap.indexer.Hit;
import mailtap.indexer.LoadedSession;
import mailtap.mail.Conversation;
import mailtap.mail.Message;
import mailtap.mail.MessageBytes;
import mailtap.mail.Retrieved;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionId;
import mailtap.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/** Messages out of their sessions, as they would stand in files. */
final class MessageSource {
    private final Shelf shelf;
    private @Nullable SessionId understood;
    private @Nullable Conversation talk;

    MessageSource(Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * One message that was captured from its beginning to its end.
     *
     * @param sender in the envelope; empty for none
     */
    record Found(
            Transcript session,
            @Nullable Message sent,
            @Nullable Retrieved fetched,
            String sender) {
        void write(Piece out) throws IOException {
            MessageBytes bytes = sent != null ? new MessageBytes(sent, piece -> take(piece, out)) : fetched(out);
            try {
                for (Entry entry : session.entries()) {
                    bytes.accept(entry);
                }
                bytes.finish();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private MessageBytes fetched(Piece out) {
            return new MessageBytes(Objects.requireNonNull(fetched), piece -> take(piece, out));
        }

        private static void take(Bytes piece, Piece out) {
            try {
                out.take(piece);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Takes a message piece by piece. */
    interface Piece {
        void take(Bytes bytes) throws IOException;
    }

    /** Empty where not all of it is there. */
    Optional<Found> find(Hit hit) throws IOException {
        Optional<LoadedSession> session = shelf.load(hit.session());
        Optional<Found> found = session.flatMap(loaded -> find(loaded.transcript(), hit.number()));
        if (found.isEmpty()) {
            shelf.leaveOut();
        }
        return found;
    }

    private Optional<Found> find(Transcript session, int number) {
        Conversation known = talk;
        if (known == null || !session.id().equals(understood)) {
            known = Conversation.of(session);
            understood = session.id();
            talk = known;
        }
        Optional<Found> sent = known.messages().stream()
                .filter(message -> message.number() == number && message.complete() && !message.holes())
                .findFirst()
                .map(message -> new Found(session, message, null, sender(message)));
        return sent.or(() -> fetched(session, number));
    }

    private Optional<Found> fetched(Transcript session, int number) {
        Conversation known = Objects.requireNonNull(talk);
        return known.retrieved().stream()
                .filter(one -> one.number() == number && isWhole(one))
                .findFirst()
                .map(one -> new Found(session, null, one, ""));
    }

    private static boolean isWhole(Retrieved one) {
        return one.complete() && !one.holes() && one.command().equalsIgnoreCase("RETR");
    }

    private static String sender(Message message) {
        return message.mailFrom() == null || message.mailFrom().path().isNull()
                ? ""
                : message.mailFrom().path().text();
    }
}
