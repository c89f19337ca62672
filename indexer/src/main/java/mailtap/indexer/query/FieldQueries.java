package mailtap.indexer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.MessageDocument;
import mailtap.indexer.document.Terms;
import mailtap.indexer.document.ValueType;
import mailtap.indexer.document.Words;
import mailtap.mail.Address;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.jspecify.annotations.Nullable;

/** What is asked of one field, as the index understands it. */
public final class FieldQueries {
    private final Numbers numbers;

    FieldQueries(Moments moments) {
        this.numbers = new Numbers(moments);
    }

    /** A field, and for {@link Field#HEADER} the name of the header. */
    record Target(Field field, String header) {
        static Target of(Field field, String typed) {
            boolean named = field == Field.HEADER && typed.length() > FieldNames.HEADER_PREFIX.length();
            return new Target(field, named ? typed.substring(FieldNames.HEADER_PREFIX.length()) : "");
        }

        String prefix() {
            return field == Field.HEADER ? MessageDocument.headerPrefix(header) : "";
        }

        String name() {
            return field.canonical();
        }
    }

    /** A value or phrase; null where it holds nothing that could be asked for. */
    @Nullable
    Query value(Target target, String text, int slop) throws ValueException {
        return switch (target.field.type()) {
            case TEXT, HEADER -> words(target.name(), target.prefix(), text, slop);
            case ADDRESS -> address(target.field, text);
            case CODE -> Codes.query(target.name(), text);
            case IP -> Networks.query(target.name(), text);
            case WORD -> word(target.field, text);
            case FLAG -> flag(target.field, text);
            case NUMBER, SIZE, DURATION, TIME -> numbers.query(target.field, text);
        };
    }

    /** A session goes by the beginning of its ID; a Message-ID is often pasted with its brackets. */
    private static Query word(Field field, String text) {
        return switch (field) {
            case SESSION_ID -> new PrefixQuery(new Term(field.canonical(), Terms.word(text)));
            case MESSAGE_ID -> new TermQuery(new Term(field.canonical(), Terms.word(text.replaceAll("^<|>$", ""))));
            default -> new TermQuery(new Term(field.canonical(), Terms.word(text)));
        };
    }

    private static @Nullable Query words(String name, String prefix, String text, int slop) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
        List<Term> terms = new ArrayList<>();
        for (Words words = Words.toFind(text); words.next(); ) {
            Term term = new Term(name, prefix + words.term());
            terms.add(term);
            phrase.add(term);
        }
        if (terms.isEmpty()) {
            return null;
        }
        return terms.size() == 1 ? new TermQuery(terms.getFirst()) : phrase.build();
    }

    /** {@code a@b}, {@code a@}, {@code @b}; else a domain with all below it, a local part, or a name. */
    private static Query address(Field field, String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        String typed = stripped.equals("<>") ? stripped : stripped.replaceAll("^<|>$", "");
        int at = typed.indexOf('@');
        if (at == 0 || (at > 0 && at == typed.length() - 1)) {
            return new TermQuery(new Term(field.canonical(), Terms.cut(typed)));
        }
        String whole = Address.parse(typed).map(Address::toString).orElse(typed);
        if (at > 0) {
            return new TermQuery(new Term(field.canonical(), Terms.word(whole)));
        }
        List<Query> ways = new ArrayList<>();
        ways.add(new TermQuery(new Term(field.canonical(), Terms.cut(typed + "@"))));
        ways.add(new TermQuery(new Term(field.canonical(), Terms.cut("." + typed))));
        ways.add(new TermQuery(new Term(field.canonical(), Terms.cut(typed))));
        Query names = words(DocumentMaker.namesOf(field), "", text, 0);
        if (names != null) {
            ways.add(names);
        }
        return any(ways);
    }

    private static Query flag(Field field, String text) throws ValueException {
        boolean wanted = switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default ->
                throw new ValueException(text, "'" + text + "' is neither true nor false", "write true or false");
        };
        Query term = new TermQuery(new Term(field.canonical(), String.valueOf(wanted)));
        return field == Field.DELETED
                ? any(List.of(term, NumericDocValuesField.newSlowExactQuery(field.canonical(), wanted ? 1 : 0)))
                : term;
    }

    /** Everything that has the field. */
    Query present(Target target) {
        return switch (target.field.type()) {
            case NUMBER, SIZE, DURATION, TIME, IP -> new FieldExistsQuery(target.name());
            default -> new PrefixQuery(new Term(target.name(), target.prefix()));
        };
    }

    /** Stars and question marks anywhere; a backslash takes away their meaning. */
    Query wildcard(Target target, String pattern) throws ValueException {
        if (pattern.equals("*")) {
            return present(target);
        }
        if (target.field.type() == ValueType.IP) {
            return Networks.query(target.name(), pattern);
        }
        String name = onlyTerms(target, pattern, "stars and question marks");
        Query query = new WildcardQuery(new Term(name, target.prefix() + pattern.toLowerCase(Locale.ROOT)));
        return isWholeToo(target)
                ? any(List.of(query, whole(target, expressionOf(pattern))))
                : withNames(target, query, new WildcardQuery(names(target, pattern)));
    }

    Query expression(Target target, String expression) throws ValueException {
        String name = onlyTerms(target, expression, "regular expressions");
        try {
            Query query = new RegexpQuery(new Term(name, target.prefix() + expression));
            return isWholeToo(target)
                    ? any(List.of(query, whole(target, expression)))
                    : withNames(target, query, new RegexpQuery(names(target, expression)));
        } catch (IllegalArgumentException broken) {
            throw new ValueException(
                    expression, "this is no regular expression: " + broken.getMessage(), "write /abc.*/");
        }
    }

    private static boolean isWholeToo(Target target) {
        return DocumentMaker.isWholeToo(target.field);
    }

    private static Query whole(Target target, String expression) {
        Term term = new Term(DocumentMaker.groupedBy(target.field), expression);
        return new RegexpQuery(term, RegExp.ALL, RegExp.CASE_INSENSITIVE, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    }

    /** The same with stars and question marks. */
    private static String expressionOf(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escaped = c == '\\' && i + 1 < pattern.length();
            if (escaped) {
                c = pattern.charAt(++i);
            }
            String literal = Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c;
            expression.append(!escaped && c == '*' ? ".*" : !escaped && c == '?' ? "." : literal);
        }
        return expression.toString();
    }

    Query fuzzy(Target target, String text, int edits) throws ValueException {
        String name = onlyTerms(target, text, "fuzzy words");
        Query query = new FuzzyQuery(new Term(name, target.prefix() + text.toLowerCase(Locale.ROOT)), edits);
        return withNames(target, query, new FuzzyQuery(names(target, text), edits));
    }

    private static Term names(Target target, String text) {
        return new Term(DocumentMaker.namesOf(target.field), text.toLowerCase(Locale.ROOT));
    }

    private static Query withNames(Target target, Query query, Query names) {
        return target.field.type() == ValueType.ADDRESS ? any(List.of(query, names)) : query;
    }

    private static String onlyTerms(Target target, String value, String what) throws ValueException {
        if (target.field.type().isNumeric() || target.field.type() == ValueType.IP) {
            String message = target.name() + " holds a " + target.field.type().label() + " and takes no " + what;
            throw new ValueException(
                    value, message, "write " + target.field.type().asked());
        }
        return target.name();
    }

    Query range(Target target, Range range) throws ValueException {
        return switch (target.field.type()) {
            case NUMBER, SIZE, DURATION, TIME -> numbers.range(target.field, range);
            case IP -> Networks.range(target.name(), range);
            default ->
                TermRangeQuery.newStringRange(
                        target.name(),
                        range.from() == null ? null : target.prefix() + Terms.word(range.from()),
                        range.until() == null ? null : target.prefix() + Terms.word(range.until()),
                        range.withFrom(),
                        range.withUntil());
        };
    }

    Query limit(Limit limit, String text) throws ValueException {
        Field field = limit.field();
        return switch (limit) {
            case BEFORE -> numbers.query(field, "<" + text);
            case UNTIL -> numbers.query(field, "<=" + text);
            case AFTER, SINCE -> numbers.query(field, ">=" + text);
            case LARGER -> numbers.query(field, ">" + text);
            case SMALLER -> numbers.query(field, "<" + text);
        };
    }

    /** A document that any of them finds. */
    public static Query any(List<Query> queries) {
        if (queries.isEmpty()) {
            return MatchNoDocsQuery.INSTANCE;
        }
        if (queries.size() == 1) {
            return queries.getFirst();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, BooleanClause.Occur.SHOULD));
        return any.build();
    }
}
