package mailtap.indexer.query;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.Terms;
import mailtap.mail.Confidence;
import mailtap.mail.Exchange;
import mailtap.mail.Message;
import mailtap.mail.Outcome;
import mailtap.mail.submission.Flags;
import mailtap.mail.submission.Stage;
import mailtap.mail.submission.Verdict;
import mailtap.transcript.FindingKind;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionStart;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsMode;
import mailtap.transcript.WireName;

/** Fields that hold nothing but words of ours: whoever asks for another word has mistyped it, and is told so. */
final class Vocabulary {
    /** A message longer than a line helps nobody. */
    private static final int LISTED = 14;

    private static final Map<Field, NavigableSet<String>> WORDS = words();

    private Vocabulary() {}

    private static Map<Field, NavigableSet<String>> words() {
        Map<Field, NavigableSet<String>> words = new EnumMap<>(Field.class);
        add(words, Field.KIND, Kind.values());
        words.put(Field.HAS, sorted("attachment", "bcc", "finding", "gap", "html", "login", "message", "tls"));
        words.put(Field.STATE, sorted("closed", "open"));
        add(words, Field.SESSION_SOURCE, SessionStart.Source.values());
        add(words, Field.ENDED_BY, SessionEnd.EndedBy.values());
        add(words, Field.PROTOCOL, Protocol.values());
        add(words, Field.LOGIN, LoginFacts.Outcome.values());
        add(words, Field.TLS_STARTED_BY, TlsFacts.StartedBy.values());
        add(words, Field.TLS_MODE, TlsMode.values());
        add(words, Field.STATUS, Exchange.Status.values());
        add(words, Field.CHUNKING, Message.Chunking.values());
        add(words, Field.OUTCOME, Outcome.values()).add("retrieved");
        add(words, Field.VERDICT, Verdict.values());
        add(words, Field.STAGE, Stage.values());
        add(words, Field.CONFIDENCE, Confidence.values());
        add(words, Field.CLIENT_CONFIDENCE, Confidence.values());
        words.put(Field.FLAG, sorted(Flags.ALL));
        add(words, Field.FINDING, FindingKind.values());
        add(words, Field.SEVERITY, FindingKind.Severity.values());
        return words;
    }

    private static NavigableSet<String> add(Map<Field, NavigableSet<String>> words, Field field, Enum<?>... constants) {
        NavigableSet<String> these = new TreeSet<>();
        for (Enum<?> constant : constants) {
            these.add(WireName.of(constant));
        }
        words.put(field, these);
        return these;
    }

    private static NavigableSet<String> sorted(String... words) {
        return sorted(List.of(words));
    }

    private static NavigableSet<String> sorted(List<String> words) {
        return new TreeSet<>(words);
    }

    /** A mistake where none of the fields that a name stands for can have the value. */
    static void check(String name, List<Field> fields, String value) throws ValueException {
        NavigableSet<String> known = new TreeSet<>();
        for (Field field : fields) {
            NavigableSet<String> words = WORDS.get(field);
            if (words == null || words.contains(first(field, value))) {
                return;
            }
            known.addAll(words);
        }
        if (!fields.isEmpty()) {
            throw new ValueException(
                    value, "'" + value + "' is nothing that " + name + ": can be", advice(known, value));
        }
    }

    /** Behind some flags stands where. */
    private static String first(Field field, String value) {
        String word = Terms.word(value).strip();
        return field == Field.FLAG ? word.split(" ", 2)[0] : word;
    }

    private static String advice(NavigableSet<String> known, String value) {
        String nearest = Nearest.to(Terms.word(value), known)
                .map(word -> "did you mean " + word + "?")
                .orElse("");
        if (!nearest.isEmpty()) {
            return nearest;
        }
        List<String> some = new ArrayList<>(known).subList(0, Math.min(LISTED, known.size()));
        return "it is one of " + String.join(", ", some) + (some.size() < known.size() ? " …" : "");
    }
}
