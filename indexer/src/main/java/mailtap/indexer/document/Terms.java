package mailtap.indexer.document;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import mailtap.mail.Address;
import org.apache.lucene.util.BytesRef;

/**
 * How values become terms; the one place where the writing and the asking side agree.
 *
 * <p>An address is found as {@code local@domain}, {@code local@}, {@code @domain}, and by each domain it lies in as
 * {@code .example.net}; one without a domain, as users have, as {@code local}.
 */
public final class Terms {
    /** Lucene takes no longer term; what is longer is found by its beginning. */
    static final int LONGEST_BYTES = 32_766;

    private static final int MOST_LABELS = 16;
    private static final int IPV6_LENGTH = 16;
    private static final int MAPPED = 12;
    private static final Pattern IP_LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Terms() {}

    public static String word(String value) {
        return cut(value.toLowerCase(Locale.ROOT));
    }

    public static String cut(String term) {
        if (term.length() <= LONGEST_BYTES / 3) {
            return term;
        }
        byte[] bytes = term.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(bytes.length, LONGEST_BYTES);
        while (end < bytes.length && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    }

    public static List<String> address(Address address) {
        List<String> terms = new ArrayList<>(6);
        String local = address.local().toLowerCase(Locale.ROOT);
        terms.add(cut(address.domain().isEmpty() ? local : local + "@" + address.domain()));
        terms.add(cut(local + "@"));
        if (!address.domain().isEmpty()) {
            terms.add(cut("@" + address.domain()));
            addDomains(terms, address.domain());
        }
        return terms;
    }

    private static void addDomains(List<String> terms, String domain) {
        int dot = -1;
        for (int i = 0; i < MOST_LABELS && dot < domain.length(); i++) {
            terms.add(cut("." + domain.substring(dot + 1)));
            dot = domain.indexOf('.', dot + 1);
            if (dot < 0) {
                return;
            }
        }
    }

    /** Only what is an address by itself: nothing here asks a name server. */
    public static Optional<byte[]> ip(String text) {
        if (text.length() > 45 || !IP_LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    /** How many bits a number has, beginning at 1; 0 for all below zero. */
    public static int magnitude(long number) {
        return number < 0 ? 0 : 1 + Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    public static BytesRef magnitudeTerm(int magnitude) {
        return new BytesRef(new byte[] {(byte) magnitude});
    }

    /** An IP address so that both versions stand in one order, those of the old one in the place that IPv6 has for them. */
    public static BytesRef ordered(byte[] address) {
        if (address.length == IPV6_LENGTH) {
            return new BytesRef(address);
        }
        byte[] mapped = new byte[IPV6_LENGTH];
        mapped[MAPPED - 2] = (byte) 0xff;
        mapped[MAPPED - 1] = (byte) 0xff;
        System.arraycopy(address, 0, mapped, MAPPED, address.length);
        return new BytesRef(mapped);
    }
}
