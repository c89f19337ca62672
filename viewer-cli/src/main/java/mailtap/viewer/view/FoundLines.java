package mailtap.viewer.view;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mailtap.indexer.Hit;
import mailtap.indexer.Sessions;
import mailtap.indexer.document.Field;
import mailtap.indexer.message.MessageFacts;
import mailtap.indexer.message.MessageLimits;
import mailtap.indexer.message.MessageReader;
import mailtap.indexer.query.Matches;
import mailtap.mail.Conversation;
import mailtap.transcript.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The line of a message in which the words stand that a query asks of its text, its body or its header. Looked up in the
 * journal for the hits that are shown, as long as that takes little reading. Of a session, what it was found by.
 */
public final class FoundLines {
    private static final long OF_A_SESSION = 16 << 20;
    private static final long OF_ALL = 64 << 20;
    private static final int LINES = 20_000;
    private static final int PIECE = 1_000;
    /** The fields whose words can be found without their name. */
    private static final Set<String> SEEN = Set.of("subject", "from", "sender", "reply-to", "to", "cc", "bcc");

    /** What bare words find a session by and its row does not show. */
    private static final List<Field> SESSION_FIELDS =
            List.of(Field.HELO, Field.SERVER, Field.TLS_SNI, Field.TLS_SUBJECT, Field.TLS_ISSUER);

    private final Sessions sessions;
    private final Matches asked;
    private final Matches text;
    private final Matches body;
    private final Matches header;
    private final MessageReader reader = new MessageReader(MessageLimits.DEFAULT);
    private long read;
    private @Nullable Conversation talk;

    /** @param query all that was asked */
    public FoundLines(Sessions sessions, Matches query) {
        this.sessions = sessions;
        this.asked = query.only(EnumSet.of(Field.TEXT, Field.BODY, Field.HEADER));
        this.text = query.only(EnumSet.of(Field.TEXT));
        this.body = query.only(EnumSet.of(Field.BODY));
        this.header = query.only(EnumSet.of(Field.HEADER));
    }

    /**
     * The line, or why there is none; empty where nothing is to be added to the row.
     *
     * @param row what of the hit is shown already
     */
    public Optional<Line> below(Hit hit, String row) throws IOException {
        boolean seen = body.isEmpty() && header.isEmpty() && !text.in(row).isEmpty();
        if (asked.isEmpty() || seen) {
            return Optional.empty();
        }
        return switch (hit.kind()) {
            case SESSION -> ofSession(hit);
            case EXCHANGE -> Optional.empty();
            case MESSAGE -> ofMessage(hit);
        };
    }

    private Optional<Line> ofSession(Hit hit) {
        return SESSION_FIELDS.stream()
                .flatMap(field -> hit.texts(field).stream()
                        .filter(value -> !text.in(value).isEmpty())
                        .map(value -> new Line(field.aliases().getFirst() + ": " + value, text)))
                .findFirst();
    }

    private Optional<Line> ofMessage(Hit hit) throws IOException {
        CapturedMessage message = message(hit);
        if (message == null) {
            return Optional.empty();
        }
        String line = line(reader.read(message.head(), message.isHeadWhole()));
        if (line.isEmpty()) {
            String why = message.missing();
            return why.isEmpty() ? Optional.empty() : Optional.of(new Line("(no line to show: " + why + ")", null));
        }
        return Optional.of(new Line(line, asked));
    }

    /**
     * What is to be shown.
     *
     * @param marked what in it was asked for; null where the line is mailtap's own
     */
    public record Line(String text, @Nullable Matches marked) {}

    private @Nullable CapturedMessage message(Hit hit) throws IOException {
        Conversation known = talk(hit.session());
        if (known == null) {
            return null;
        }
        return CapturedMessage.in(known, hit.number()).orElse(null);
    }

    private @Nullable Conversation talk(SessionId id) throws IOException {
        Conversation known = talk;
        if (known != null && known.id().equals(id)) {
            return known;
        }
        if (read >= OF_ALL) {
            return null;
        }
        Conversation found = Conversation.of(sessions.beginning(id, OF_A_SESSION));
        read += found.messages().stream().mapToLong(one -> one.bytes()).sum()
                + found.retrieved().stream().mapToLong(one -> one.bytes()).sum();
        talk = found;
        return found;
    }

    /** The one with the most of what was asked, the first of several. */
    private String line(MessageFacts facts) {
        String best = "";
        int most = 0;
        for (String line : lines(facts).limit(LINES).toList()) {
            int marks = asked.in(line).size();
            if (marks > most) {
                most = marks;
                best = line;
            }
        }
        return best;
    }

    private Stream<String> lines(MessageFacts facts) {
        boolean everywhere = !text.isEmpty();
        Stream<String> named = fields(facts, header.headers());
        Stream<String> inBody =
                everywhere || !body.isEmpty() ? facts.body().text().lines().flatMap(FoundLines::pieces) : Stream.of();
        Stream<String> seen = everywhere ? fields(facts, SEEN) : Stream.of();
        Stream<String> attached = everywhere
                ? facts.body().attachments().stream()
                        .filter(part -> part.fileName() != null)
                        .map(part -> "attachment: " + part.fileName())
                : Stream.of();
        return Stream.of(named, inBody, seen, attached).flatMap(lines -> lines);
    }

    private static Stream<String> fields(MessageFacts facts, Set<String> names) {
        return facts.headers().fields().stream()
                .filter(field -> names.contains(field.name().toLowerCase(Locale.ROOT)))
                .map(field -> field.name() + ": " + field.text());
    }

    /** A line may be a whole letter. */
    private static Stream<String> pieces(String line) {
        if (line.length() <= PIECE) {
            return Stream.of(line);
        }
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < line.length(); ) {
            int most = Math.min(line.length(), at + PIECE);
            int blank = line.lastIndexOf(' ', most - 1);
            int end = most < line.length() && blank > at + PIECE / 2 ? blank + 1 : most;
            pieces.add(line.substring(at, end));
            at = end;
        }
        return pieces.stream();
    }
}
