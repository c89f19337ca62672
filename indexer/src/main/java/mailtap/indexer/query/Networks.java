package mailtap.indexer.query;

import java.util.Optional;
import mailtap.indexer.document.Terms;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Questions to fields that hold IP addresses: one address, a network as {@code 10.0.0.0/8} or {@code 10.*}, a range. */
final class Networks {
    private static final String ADVICE = "write 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32";

    private Networks() {}

    static Query query(String field, String text) throws ValueException {
        int slash = text.indexOf('/');
        if (text.matches("(\\d{1,3}\\.){1,3}\\*")) {
            int given = (int) text.chars().filter(c -> c == '.').count();
            String base = text.substring(0, text.length() - 2) + ".0".repeat(4 - given);
            return network(field, address(base, text), given * 8);
        }
        if (slash < 0) {
            BytesRef address = Terms.ordered(address(text, text));
            return between(field, address, address);
        }
        byte[] base = address(text.substring(0, slash), text);
        String length = text.substring(slash + 1);
        int bits = base.length * 8;
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
            throw new ValueException(text, "'" + text + "' is no network", ADVICE);
        }
        return network(field, base, Integer.parseInt(length));
    }

    static Query range(String field, Range range) throws ValueException {
        return between(field, bound(range.from()), bound(range.until()));
    }

    private static @Nullable BytesRef bound(@Nullable String text) throws ValueException {
        return text == null ? null : Terms.ordered(address(text, text));
    }

    /** All addresses that have so many first bits in common with one. */
    private static Query network(String field, byte[] base, int bits) {
        byte[] first = base.clone();
        byte[] last = base.clone();
        for (int bit = bits; bit < base.length * 8; bit++) {
            int mask = 0x80 >> bit % 8;
            first[bit / 8] &= (byte) ~mask;
            last[bit / 8] |= (byte) mask;
        }
        return between(field, Terms.ordered(first), Terms.ordered(last));
    }

    private static Query between(String field, @Nullable BytesRef first, @Nullable BytesRef last) {
        return SortedSetDocValuesField.newSlowRangeQuery(field, first, last, true, true);
    }

    private static byte[] address(String text, String whole) throws ValueException {
        Optional<byte[]> address = Terms.ip(text);
        if (address.isEmpty()) {
            throw new ValueException(whole, "'" + whole + "' is no IP address or network", ADVICE);
        }
        return address.get();
    }
}
