package mailtap.indexer.query;

import mailtap.indexer.document.Field;
import mailtap.indexer.document.ValueType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.Query;

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
        return LongPoint.newRangeQuery(field.canonical(), from, until);
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
