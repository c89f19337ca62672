package mailtap.indexer.query;

import java.util.List;
import java.util.stream.IntStream;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Terms;
import mailtap.indexer.document.ValueType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Questions to fields that hold numbers, times included: a value, a comparison or a range. */
final class Numbers {
    private final Moments moments;

    Numbers(Moments moments) {
        this.moments = moments;
    }

    Query query(Field field, String text) throws ValueException {
        int length = text.startsWith(">=") || text.startsWith("<=") ? 2 : 1;
        if (!text.startsWith(">") && !text.startsWith("<")) {
            Moments.Stretch stretch = stretch(field, text);
            return between(field, stretch.from(), stretch.until() - 1);
        }
        Moments.Stretch stretch = stretch(field, text.substring(length).strip());
        return switch (text.substring(0, length)) {
            case ">" -> between(field, stretch.until(), Long.MAX_VALUE);
            case ">=" -> between(field, stretch.from(), Long.MAX_VALUE);
            case "<" -> between(field, Long.MIN_VALUE, stretch.from() - 1);
            default -> between(field, Long.MIN_VALUE, stretch.until() - 1);
        };
    }

    Query range(Field field, Range range) throws ValueException {
        long from = Long.MIN_VALUE;
        long until = Long.MAX_VALUE;
        if (range.from() != null) {
            Moments.Stretch first = stretch(field, range.from());
            from = range.withFrom() ? first.from() : first.until();
        }
        if (range.until() != null) {
            Moments.Stretch last = stretch(field, range.until());
            until = (range.withUntil() ? last.until() : last.from()) - 1;
            if (range.from() != null
                    && last.until() < stretch(field, range.from()).from()) {
                throw new ValueException(
                        range.until(), "the range ends before it begins", "write the smaller value first");
            }
        }
        return between(field, from, until);
    }

    private static Query between(Field field, long from, long until) {
        Query range = NumericDocValuesField.newSlowRangeQuery(field.canonical(), from, until);
        return field.type() == ValueType.TIME || from > until ? range : between(field.canonical(), from, until, range);
    }

    /** Only the numbers of the first and the last magnitude need to be looked at; all of those between are in the range. */
    private static Query between(String name, long from, long until, Query range) {
        int first = Terms.magnitude(from);
        int last = Terms.magnitude(until);
        List<BytesRef> whole =
                IntStream.range(first + 1, last).mapToObj(Terms::magnitudeTerm).toList();
        BooleanQuery.Builder edges = new BooleanQuery.Builder();
        edges.add(edge(name, first, range), BooleanClause.Occur.SHOULD);
        if (last > first) {
            edges.add(edge(name, last, range), BooleanClause.Occur.SHOULD);
        }
        if (!whole.isEmpty()) {
            edges.add(new TermInSetQuery(name, whole), BooleanClause.Occur.SHOULD);
        }
        return edges.build();
    }

    private static Query edge(String name, int magnitude, Query range) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(name, Terms.magnitudeTerm(magnitude))), BooleanClause.Occur.FILTER)
                .add(range, BooleanClause.Occur.FILTER)
                .build();
    }

    private Moments.Stretch stretch(Field field, String text) throws ValueException {
        if (field.type() == ValueType.TIME) {
            return moments.parse(text);
        }
        long value = switch (field.type()) {
            case SIZE -> Amounts.bytes(text);
            case DURATION -> Amounts.micros(text);
            default -> Amounts.number(text);
        };
        return new Moments.Stretch(value, value == Long.MAX_VALUE ? value : value + 1);
    }
}
