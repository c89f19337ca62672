package mailtap.mail.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mailtap.mail.Address;
import mailtap.mail.HeaderAddress;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;
import mailtap.mail.Recipient;

/** What a client does with recipients: in which order it names them, and what becomes of a Bcc. */
final class Envelopes {
    private static final int MOST = 200;
    private static final String HIDDEN = "hidden";

    private Envelopes() {}

    /** Such as {@code To, Cc, hidden}; within a field as listed unless said. Empty where there is no order to see. */
    static Optional<String> order(Message message, HeaderFacts headers) {
        Map<Address, String> listed = new HashMap<>();
        List<Address> asListed = new ArrayList<>();
        for (String field : List.of("To", "Cc", "Bcc")) {
            for (Address address : in(headers, field)) {
                if (listed.putIfAbsent(address, field) == null) {
                    asListed.add(address);
                }
            }
        }
        List<Address> asked = asked(message);
        if (asked.size() < 2) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        for (Address address : asked) {
            String field = listed.getOrDefault(address, HIDDEN);
            if (fields.isEmpty() || !fields.getLast().equals(field)) {
                fields.add(field);
            }
        }
        String order = fields.size() > 8 ? "mixed" : String.join(", ", fields);
        return Optional.of(
                order + within(asked.stream().filter(listed::containsKey).toList(), asListed));
    }

    private static String within(List<Address> asked, List<Address> asListed) {
        List<Address> expected = asListed.stream().filter(asked::contains).toList();
        List<Address> distinct = asked.stream().distinct().toList();
        if (distinct.size() < 2 || distinct.equals(expected)) {
            return "";
        }
        return distinct.equals(expected.reversed()) ? ", all reversed" : ", shuffled";
    }

    /** Empty where nothing is to be seen of a Bcc. */
    static Optional<String> bccWay(Message message, HeaderFacts headers) {
        Set<Address> shown = in(headers, "To").stream().collect(Collectors.toSet());
        shown.addAll(in(headers, "Cc"));
        Set<Address> named = Set.copyOf(in(headers, "Bcc"));
        List<Address> asked = asked(message);
        if (headers.has("bcc")) {
            if (named.isEmpty()) {
                boolean alone = asked.stream().noneMatch(shown::contains);
                return Optional.of("empty field sent" + (alone ? " to those in no header" : ""));
            }
            boolean onlyThey = asked.stream().allMatch(named::contains);
            return Optional.of(onlyThey ? "field sent to those it names" : "field sent to others too");
        }
        long hidden = asked.stream().filter(address -> !shown.contains(address)).count();
        if (hidden == 0 || headers.has("list-id")) {
            return Optional.empty();
        }
        return Optional.of(hidden == asked.size() ? "envelope only, asked for alone" : "envelope only");
    }

    private static List<Address> asked(Message message) {
        List<Address> asked = new ArrayList<>();
        for (Recipient recipient : message.recipients().stream().limit(MOST).toList()) {
            Address address = recipient.path().address();
            if (address != null) {
                asked.add(address);
            }
        }
        return asked;
    }

    private static List<Address> in(HeaderFacts headers, String field) {
        List<Address> addresses = new ArrayList<>();
        for (HeaderAddress one : headers.in(field.toLowerCase(java.util.Locale.ROOT))) {
            if (one.address() != null) {
                addresses.add(one.address());
            }
        }
        return addresses;
    }
}
