package mailtap.indexer.document;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import mailtap.indexer.message.MessageFacts;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;
import mailtap.mail.client.Guess;
import mailtap.mail.client.KnownClients;
import mailtap.mail.client.TraitFold;
import mailtap.mail.client.Traits;
import mailtap.mail.submission.Copy;
import mailtap.mail.submission.Stage;
import mailtap.mail.submission.Way;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.TlsFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session so far: what its exchanges and messages are given along, and what its own document says.
 * Of what they have, the session keeps a limited number of different values for each field.
 */
public final class SessionFacts {
    private static final int MOST_VALUES = 1_000;
    private static final int LONGEST_VALUE = 2_000;
    /** Messages whose verdicts the session's own document has. */
    public static final int MOST_JUDGED = 1_000;

    private final SessionId id;
    private final Map<String, Stage> stages;
    private final Map<Field, Set<String>> values = new EnumMap<>(Field.class);
    private final Set<String> has = new TreeSet<>();
    private final SortedMap<Integer, Judged> judged = new TreeMap<>();
    private final TraitFold traits;
    private @Nullable Guess guess;
    private int guessedFor;
    private @Nullable SessionStart start;
    private @Nullable SessionEnd end;
    private @Nullable Instant first;
    private @Nullable String helo;
    private @Nullable String user;
    private @Nullable String authenticated;
    private long exchanges;
    private long messages;
    private long findings;
    private boolean deleted;
    private final SessionTls tls = new SessionTls();

    SessionFacts(SessionId id, Map<String, Stage> stages) {
        this.id = id;
        this.stages = stages;
        this.traits = new TraitFold(id);
    }

    SessionId id() {
        return id;
    }

    /** Every entry, in order. */
    void watch(Entry entry) {
        traits.accept(entry);
    }

    /** A message sent, before its document is made. */
    void watch(Message message, HeaderFacts headers) {
        traits.message(message, headers);
        guessFor(message.number());
    }

    /**
     * Which program the client seems to be by now, for the documents of its messages. Looked at anew for the first
     * messages and then ever more seldom, as a long session tells little that is new.
     */
    Guess guessFor(int message) {
        Guess known = guess;
        if (known == null || (Integer.bitCount(message) == 1 && message != guessedFor)) {
            known = Guess.of(traits.traits(), KnownClients.measured());
            guess = known;
            guessedFor = message;
        }
        return known;
    }

    Traits traits() {
        return traits.traits();
    }

    void started(SessionStart began) {
        start = began;
        first = began.at();
    }

    void ended(SessionEnd last) {
        end = last;
    }

    /** Of any entry; stands for the start where that is missing. */
    void seen(Instant at) {
        if (first == null) {
            first = at;
        }
    }

    void greeted(String argument) {
        helo = argument;
        note(Field.HELO, argument);
    }

    void loggedIn(LoginFacts login) {
        user = login.user() == null ? user : login.user();
        boolean success = login.outcome() == LoginFacts.Outcome.SUCCESS;
        authenticated = success && login.user() != null ? login.user() : authenticated;
        note(Field.MECHANISM, login.mechanism());
        note(Field.USER, login.user());
        note(Field.AUTHZID, login.authzid());
        note(Field.LOGIN, login.outcome().name());
        has.add("login");
    }

    void encrypted(TlsFacts facts) {
        tls.add(facts);
        has.add("tls");
    }

    SessionTls tls() {
        return tls;
    }

    void found(Finding finding) {
        findings++;
        note(Field.FINDING, finding.kind().wireName());
        note(Field.SEVERITY, finding.kind().severity().name());
        has.add("finding");
    }

    /** A message of this session, as it is judged. */
    Copy copy(Message message, MessageFacts facts) {
        return new Copy(id, way(), message, facts.headers(), facts.body().inside());
    }

    private Way way() {
        SessionStart began = start;
        if (began == null) {
            return new Way(Protocol.SMTP, "", 0, authenticated, null);
        }
        Stage declared = stages.get(began.route());
        return new Way(began.protocol(), began.route(), began.server().port(), authenticated, declared);
    }

    /** What is said of a message of this session now; true where that is news. */
    boolean judged(int message, Judged now) {
        return message <= MOST_JUDGED && !now.equals(judged.put(message, now));
    }

    void exchanged() {
        exchanges++;
    }

    void sentMessage() {
        messages++;
        has.add("message");
    }

    void deletedMessage() {
        deleted = true;
    }

    boolean hasDeleted() {
        return deleted;
    }

    void has(String what) {
        has.add(what);
    }

    /** Keeps a value of one of its exchanges or messages for the session's own document. */
    void note(Field field, @Nullable String value) {
        if (value != null && value.length() <= LONGEST_VALUE) {
            Set<String> known = values.computeIfAbsent(field, unused -> new LinkedHashSet<>());
            if (known.size() < MOST_VALUES) {
                known.add(value);
            }
        }
    }

    boolean isOver() {
        return end != null;
    }

    @Nullable
    SessionStart start() {
        return start;
    }

    @Nullable
    SessionEnd end() {
        return end;
    }

    Instant firstSeen() {
        return first == null ? Instant.EPOCH : first;
    }

    @Nullable
    String helo() {
        return helo;
    }

    @Nullable
    String user() {
        return user;
    }

    Map<Field, Set<String>> values() {
        for (Field field : List.of(Field.VERDICT, Field.CONFIDENCE, Field.FLAG, Field.HIDDEN)) {
            values.remove(field);
        }
        for (Judged one : judged.values()) {
            note(Field.VERDICT, one.verdict());
            note(Field.CONFIDENCE, one.confidence());
            one.flags().forEach(flag -> note(Field.FLAG, flag));
            one.hidden().forEach(address -> note(Field.HIDDEN, address));
        }
        return values;
    }

    List<String> has() {
        return List.copyOf(has);
    }

    long exchanges() {
        return exchanges;
    }

    long messages() {
        return messages;
    }

    long findings() {
        return findings;
    }
}
