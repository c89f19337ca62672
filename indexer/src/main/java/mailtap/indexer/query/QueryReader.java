package mailtap.indexer.query;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;

/** Reads the query language: Lucene's own, over the names of {@link Field}. */
public final class QueryReader {
    private static final int LONGEST = 20_000;
    private static final Set<String> MESSAGES_HAVE = Set.of("attachment", "html", "bcc");

    private final FieldQueries queries;
    private final Map<Field, Field> instead;

    public QueryReader(Moments moments) {
        this(moments, Map.of());
    }

    /** @param instead fields to ask for in place of others */
    public QueryReader(Moments moments, Map<Field, Field> instead) {
        this.queries = new FieldQueries(moments);
        this.instead = instead;
    }

    public ParsedQuery read(String typed) throws QueryException {
        if (typed.isBlank()) {
            return new ParsedQuery(MatchAllDocsQuery.INSTANCE, Set.of(), false);
        }
        if (typed.length() > LONGEST) {
            throw new QueryException("the query is longer than " + LONGEST + " characters", LONGEST + 1, null);
        }
        QueryText text = QueryText.of(typed);
        Parser parser = new Parser();
        try {
            Query query = parser.parse(text.safe());
            return parser.asked(query);
        } catch (TooComplexToDeterminizeException | StackOverflowError tooMuch) {
            throw new QueryException("the query is too complicated", 1, "use fewer stars, brackets and parts");
        } catch (ParseException e) {
            throw explained(e.getCause() == null ? e : e.getCause(), text);
        }
    }

    /** The library wraps what it met; what it says of it is not for people. */
    private static QueryException explained(Throwable met, QueryText text) {
        return switch (met) {
            case ValueException value -> about(value, text);
            case ParseException misplaced -> unexpected(misplaced, text);
            case IndexSearcher.TooManyClauses tooMany ->
                new QueryException("the query has too many parts", 1, "leave some away, or use wildcards");
            default -> new QueryException("the query cannot be read", 1, "'search --fields' shows examples");
        };
    }

    private static QueryException about(ValueException value, QueryText text) {
        int column = Math.max(1, text.columnOf(value.value()));
        return new QueryException(sentence(value), column, value.advice());
    }

    private static String sentence(ParseException e) {
        String message = e.getMessage();
        return message == null ? "the value does not fit" : message;
    }

    private static QueryException unexpected(ParseException e, QueryText text) {
        var token = e.currentToken == null ? null : e.currentToken.next;
        if (token == null || token.image.isEmpty()) {
            return new QueryException("the query ends too early", text.column(Integer.MAX_VALUE), null);
        }
        String advice = "to ask for the word itself, put it in quotes";
        return new QueryException("'" + token.image + "' cannot stand here", text.column(token.beginColumn), advice);
    }

    /** The library's parser calls this for each clause; what it cannot do itself is looked up in the fields' table. */
    private final class Parser extends QueryParser {
        private final Set<Kind> homes = EnumSet.noneOf(Kind.class);
        private boolean hasWords;
        /** It says itself which kinds it wants. */
        private boolean namesKinds;

        Parser() {
            super(Field.TEXT.canonical(), new KeywordAnalyzer());
            setDefaultOperator(Operator.AND);
            setAllowLeadingWildcard(true);
            setSplitOnWhitespace(true);
        }

        ParsedQuery asked(Query query) {
            return namesKinds ? new ParsedQuery(query, Set.of(), true) : new ParsedQuery(query, homes, hasWords);
        }

        private interface Question {
            @Nullable
            Query about(FieldQueries.Target target) throws ValueException;
        }

        private @Nullable Query ask(String name, Question question) throws ParseException {
            List<Query> ways = new ArrayList<>();
            List<Field> fields = FieldNames.of(name);
            for (Field field : fields) {
                Field asked = instead.getOrDefault(field, field);
                Query query = question.about(FieldQueries.Target.of(asked, name));
                if (query != null) {
                    ways.add(query);
                }
            }
            asked(fields);
            return ways.isEmpty() ? null : FieldQueries.any(ways);
        }

        /** A name that stands for fields of several kinds is answered where all are: in the session. */
        private void asked(List<Field> fields) {
            hasWords |= fields.contains(Field.TEXT);
            namesKinds |= fields.contains(Field.KIND);
            EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
            for (Field field : fields) {
                if (field.home() != null) {
                    kinds.add(field.home());
                }
            }
            if (kinds.size() == 1) {
                homes.addAll(kinds);
            }
        }

        /** Without a clause that finds something, one that excludes finds everything else. */
        @Override
        protected @Nullable Query getBooleanQuery(List<BooleanClause> clauses) throws ParseException {
            List<BooleanClause> all = new ArrayList<>(clauses);
            if (!all.isEmpty() && all.stream().allMatch(BooleanClause::isProhibited)) {
                all.add(new BooleanClause(MatchAllDocsQuery.INSTANCE, BooleanClause.Occur.MUST));
            }
            return super.getBooleanQuery(all);
        }

        @Override
        protected @Nullable Query getFieldQuery(String name, String text, boolean quoted) throws ParseException {
            return getFieldQuery(name, text, 0);
        }

        @Override
        protected @Nullable Query getFieldQuery(String name, String text, int slop) throws ParseException {
            List<Limit> limits = Limit.named(name);
            if (!limits.isEmpty()) {
                asked(List.of(limits.getFirst().field()));
                return queries.limit(limits.getFirst(), text);
            }
            if (FieldNames.of(name).contains(Field.HAS) && MESSAGES_HAVE.contains(text.toLowerCase(Locale.ROOT))) {
                homes.add(Kind.MESSAGE);
            }
            Vocabulary.check(name, FieldNames.of(name), text);
            return ask(name, target -> queries.value(target, text, slop));
        }

        @Override
        protected @Nullable Query getRangeQuery(
                String name, @Nullable String from, @Nullable String until, boolean withFrom, boolean withUntil)
                throws ParseException {
            Range range = new Range(from, until, withFrom, withUntil);
            return ask(name, target -> queries.range(target, range));
        }

        @Override
        protected @Nullable Query getWildcardQuery(String name, String pattern) throws ParseException {
            if (name.equals("*") && pattern.equals("*")) {
                hasWords = true;
                return MatchAllDocsQuery.INSTANCE;
            }
            return ask(name, target -> queries.wildcard(target, pattern));
        }

        /** The library has taken the star away, and the backslashes. */
        @Override
        protected @Nullable Query getPrefixQuery(String name, String beginning) throws ParseException {
            String pattern = beginning.replaceAll("[\\\\*?]", "\\\\$0") + "*";
            return ask(name, target -> queries.wildcard(target, pattern));
        }

        @Override
        protected @Nullable Query getRegexpQuery(String name, String expression) throws ParseException {
            return ask(name, target -> queries.expression(target, expression));
        }

        @Override
        protected @Nullable Query getFuzzyQuery(String name, String text, float similarity) throws ParseException {
            int edits = similarity >= 2 || similarity < 1 ? 2 : 1;
            return ask(name, target -> queries.fuzzy(target, text, edits));
        }
    }
}
