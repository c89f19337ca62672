package mailtap.indexer.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Terms;
import mailtap.indexer.document.Words;
import mailtap.mail.Address;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * What a query asks for, to be marked where a hit is shown. It is marked wherever it stands, not only in the field that
 * was asked: {@code rcpt:erin} is marked in the command line too.
 */
public final class Matches {
    private static final Pattern PIECE = Pattern.compile("[^\\s<>,;()\"]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern CODE = Pattern.compile("\\d{3}|[+-]\\w+");
    private static final char FIRST_UNSPACED = '\u0e00';
    /** What is shown is a line; more than this of it is not looked through. */
    private static final int LONGEST = 4_000;

    private static final int MOST_KNOWN = 10_000;

    /** Fields whose terms stand nowhere in what is shown. */
    private static final Set<String> NO_WORDS = Arrays.stream(Field.values())
            .filter(field ->
                    field == Field.KIND || field == Field.HAS || field.type().isNumeric())
            .map(Field::canonical)
            .collect(Collectors.toSet());

    private final Set<String> terms = new HashSet<>();
    private final List<Wild> patterns = new ArrayList<>();

    private final Set<String> headers = new TreeSet<>();
    /** Of pieces that were looked at: lines of a list have most of theirs in common. */
    private final Map<String, Boolean> known = new HashMap<>();

    private final Query query;

    private Matches(Query query) {
        this.query = query;
    }

    public static Matches of(Query query) {
        return of(query, field -> !NO_WORDS.contains(field));
    }

    /** The same, only of what is asked in these fields. */
    public Matches only(Set<Field> fields) {
        Set<String> names = fields.stream().map(Field::canonical).collect(Collectors.toSet());
        return of(query, names::contains);
    }

    private static Matches of(Query query, Predicate<String> fields) {
        Matches matches = new Matches(query);
        query.visit(matches.new Asked(fields));
        return matches;
    }

    public boolean isEmpty() {
        return terms.isEmpty() && patterns.isEmpty();
    }

    /** The header fields that are asked for by their name, in lower case. */
    public Set<String> headers() {
        return Set.copyOf(headers);
    }

    /** What many terms fit; a class of reply codes fits nothing but codes. */
    private record Wild(ByteRunAutomaton automaton, String prefix, boolean code) {
        boolean fits(String term) {
            BytesRef bytes = new BytesRef(prefix + term);
            return (!code || CODE.matcher(term).matches()) && automaton.run(bytes.bytes, bytes.offset, bytes.length);
        }
    }

    /** From its first character to the one behind its last. */
    public record Stretch(int from, int until) {}

    /** In order, and apart from one another. */
    public List<Stretch> in(String text) {
        String shown = text.substring(0, Math.min(LONGEST, text.length()));
        BitSet marked = new BitSet();
        if (!isEmpty()) {
            mark(PIECE.matcher(shown), marked);
            mark(WORD.matcher(shown), marked);
            unspaced(shown.toLowerCase(Locale.ROOT), marked);
        }
        List<Stretch> stretches = new ArrayList<>();
        for (int from = marked.nextSetBit(0); from >= 0; ) {
            int until = marked.nextClearBit(from);
            stretches.add(new Stretch(from, until));
            from = marked.nextSetBit(until);
        }
        return stretches;
    }

    private void mark(Matcher piece, BitSet marked) {
        while (piece.find()) {
            if (isKnownToBeAsked(piece.group())) {
                marked.set(piece.start(), piece.end());
            }
        }
    }

    private boolean isKnownToBeAsked(String piece) {
        if (known.size() == MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(piece, this::isAsked);
    }

    private boolean isAsked(String piece) {
        if (isTerm(Terms.word(piece))) {
            return true;
        }
        if (piece.indexOf('@') > 0) {
            return Address.parse(piece).stream()
                    .flatMap(address -> Terms.address(address).stream())
                    .anyMatch(this::isTerm);
        }
        for (Words words = Words.toIndex(piece); words.next(); ) {
            boolean whole = words.term().length() >= piece.length();
            if (whole && isTerm(words.term().toString())) {
                return true;
            }
        }
        return false;
    }

    private boolean isTerm(String term) {
        return terms.contains(term) || patterns.stream().anyMatch(wild -> wild.fits(term));
    }

    /** What is written without blanks is asked for by pairs of characters. */
    private void unspaced(String text, BitSet marked) {
        for (String term : terms) {
            if (!term.isEmpty() && term.charAt(0) >= FIRST_UNSPACED) {
                for (int at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
                    marked.set(at, at + term.length());
                }
            }
        }
    }

    /** Goes through the query; what is excluded is not asked for. */
    private final class Asked extends QueryVisitor {
        private final Predicate<String> fields;

        private Asked(Predicate<String> fields) {
            this.fields = fields;
        }

        @Override
        public boolean acceptField(String field) {
            return fields.test(field);
        }

        @Override
        public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
            return occur == BooleanClause.Occur.MUST_NOT ? EMPTY_VISITOR : this;
        }

        @Override
        public void consumeTerms(Query query, Term... asked) {
            for (Term term : asked) {
                if (acceptField(term.field())) {
                    terms.add(withoutHeader(term));
                }
            }
        }

        /** Whoever asks whether there is anything at all asks for nothing that could be marked. */
        @Override
        public void consumeTermsMatching(Query query, String field, Supplier<ByteRunAutomaton> automaton) {
            String prefix = field.equals(Field.HEADER.canonical()) ? header(query) : "";
            boolean anything =
                    query instanceof PrefixQuery all && all.getPrefix().text().length() == prefix.length();
            if (!anything && acceptField(field)) {
                boolean code = field.equals(Field.SMTP_CODE.canonical()) || field.equals(Field.POP3_STATUS.canonical());
                patterns.add(new Wild(automaton.get(), prefix, code));
            }
        }

        private String withoutHeader(Term term) {
            boolean header = term.field().equals(Field.HEADER.canonical());
            return header ? term.text().substring(named(term.text()).length()) : term.text();
        }

        /** The name of a header field before the words asked for in it, colon included. */
        private String header(Query query) {
            return switch (query) {
                case PrefixQuery prefix -> named(prefix.getPrefix().text());
                case WildcardQuery wildcard -> named(wildcard.getTerm().text());
                case FuzzyQuery fuzzy -> named(fuzzy.getTerm().text());
                case RegexpQuery expression -> named(expression.getRegexp().text());
                default -> "";
            };
        }

        private String named(String text) {
            int colon = text.indexOf(':');
            if (colon > 0) {
                headers.add(text.substring(0, colon));
            }
            return text.substring(0, colon + 1);
        }
    }
}
