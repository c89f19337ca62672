package mailtap.mail.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mailtap.mail.Address;
import mailtap.mail.HeaderAddress;
import mailtap.mail.HeaderFacts;
import mailtap.mail.HeaderField;
import mailtap.transcript.Bytes;
import org.jspecify.annotations.Nullable;

/** Just enough of a header reader for tests: plain addresses, groups, folded fields. */
public final class Headers {
    private static final Set<String> ADDRESSES =
            Set.of("from", "to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc", "resent-from");

    private Headers() {}

    public static HeaderFacts of(Bytes head) {
        String text = head.latin1();
        int end = text.indexOf("\r\n\r\n");
        List<HeaderField> fields = new ArrayList<>();
        List<HeaderAddress> addresses = new ArrayList<>();
        for (String line : text.substring(0, end < 0 ? text.length() : end).split("\r\n(?![ \t])", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String value = line.substring(colon + 1).replaceAll("\r\n", "").strip();
                String name = line.substring(0, colon).strip();
                addresses(fields.size(), name.toLowerCase(Locale.ROOT), value, addresses);
                fields.add(new HeaderField(name, value, value));
            }
        }
        HeaderFacts facts = new HeaderFacts(fields, addresses, null, null, null, false);
        String id = facts.first("message-id")
                .map(field -> field.raw().replaceAll("[<>]", ""))
                .orElse(null);
        String subject = facts.first("subject").map(HeaderField::text).orElse(null);
        return new HeaderFacts(fields, addresses, id, subject, null, false);
    }

    private static void addresses(int index, String name, String value, List<HeaderAddress> all) {
        if (!ADDRESSES.contains(name)) {
            return;
        }
        @Nullable String group = value.endsWith(";") ? value.substring(0, value.indexOf(':')) : null;
        String members = group == null ? value : value.substring(group.length() + 1, value.length() - 1);
        for (String one : members.split(",", -1)) {
            String raw = one.replaceAll("\\([^)]*\\)", "").strip();
            if (!raw.isEmpty()) {
                String bare = raw.replaceAll(".*<|>.*", "");
                all.add(new HeaderAddress(
                        index, name, null, raw, Address.parse(bare).orElse(null), group));
            }
        }
        if (group != null && members.isBlank()) {
            all.add(new HeaderAddress(index, name, null, value, null, group));
        }
    }
}
