package mailtap.mail.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mailtap.mail.Address;
import mailtap.mail.HeaderAddress;
import mailtap.mail.HeaderFacts;

/**
 * Who stands where in the headers of one message. Where it was sent on with Resent fields, only the topmost block of
 * them counts (RFC 5322 3.6.6).
 *
 * @param where the fields each address stands in, in order of appearance
 * @param raw as written there
 * @param visible in To and Cc
 * @param bcc in Bcc
 * @param bccField there is a Bcc field, be it empty
 */
record Listed(
        Map<String, TreeSet<String>> where,
        Map<String, String> raw,
        Set<String> visible,
        Set<String> bcc,
        boolean bccField,
        boolean emptyGroup) {

    static Listed of(HeaderFacts headers) {
        List<Integer> resent = topmostResent(headers);
        String prefix = resent.isEmpty() ? "" : "resent-";
        Listed listed = new Listed(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                resent.isEmpty()
                        ? headers.has("bcc")
                        : resent.stream().anyMatch(i -> headers.fields().get(i).is("resent-bcc")),
                headers.addresses().stream().anyMatch(HeaderAddress::isEmptyGroup));
        for (HeaderAddress one : headers.addresses()) {
            if (resent.isEmpty() || resent.contains(one.field())) {
                listed.add(one, prefix);
            }
        }
        return listed;
    }

    /** The first run of Resent fields, by index. */
    private static List<Integer> topmostResent(HeaderFacts headers) {
        List<Integer> block = new ArrayList<>();
        for (int i = 0; i < headers.fields().size(); i++) {
            boolean resent = headers.fields().get(i).name().regionMatches(true, 0, "resent-", 0, 7);
            if (resent) {
                block.add(i);
            } else if (!block.isEmpty()) {
                break;
            }
        }
        return block;
    }

    private void add(HeaderAddress one, String prefix) {
        boolean blind = one.name().equals(prefix + "bcc");
        boolean recipient =
                blind || one.name().equals(prefix + "to") || one.name().equals(prefix + "cc");
        Optional<String> key = Optional.ofNullable(one.address()).map(Address::toString);
        if (recipient && key.isPresent()) {
            (blind ? bcc : visible).add(key.get());
            where.computeIfAbsent(key.get(), unused -> new TreeSet<>()).add(one.name());
            raw.putIfAbsent(key.get(), one.raw());
        }
    }
}
