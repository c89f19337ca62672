package mailtap.indexer.query;

import java.net.InetAddress;
import java.util.Optional;
import mailtap.indexer.document.Terms;
import org.apache.lucene.document.InetAddressPoint;
import org.apache.lucene.search.Query;

/** Questions to fields that hold IP addresses: one address, a network as {@code 10.0.0.0/8} or {@code 10.*}, a range. */
final class Networks {
    private static final String ADVICE = "write 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32";

    private Networks() {}

    static Query query(String field, String text) throws ValueException {
        int slash = text.indexOf('/');
        if (text.matches("(\\d{1,3}\\.){1,3}\\*")) {
            int given = (int) text.chars().filter(c -> c == '.').count();
            String base = text.substring(0, text.length() - 2) + ".0".repeat(4 - given);
            return InetAddressPoint.newPrefixQuery(field, address(base, text), given * 8);
        }
        if (slash < 0) {
            return InetAddressPoint.newExactQuery(field, address(text, text));
        }
        InetAddress base = address(text.substring(0, slash), text);
        String length = text.substring(slash + 1);
        int bits = base.getAddress().length * 8;
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
            throw new ValueException(text, "'" + text + "' is no network", ADVICE);
        }
        return InetAddressPoint.newPrefixQuery(field, base, Integer.parseInt(length));
    }

    static Query range(String field, Range range) throws ValueException {
        InetAddress from = range.from() == null ? InetAddressPoint.MIN_VALUE : address(range.from(), range.from());
        InetAddress until = range.until() == null ? InetAddressPoint.MAX_VALUE : address(range.until(), range.until());
        return InetAddressPoint.newRangeQuery(field, from, until);
    }

    private static InetAddress address(String text, String whole) throws ValueException {
        Optional<InetAddress> address = Terms.ip(text);
        if (address.isEmpty()) {
            throw new ValueException(whole, "'" + whole + "' is no IP address or network", ADVICE);
        }
        return address.get();
    }
}
