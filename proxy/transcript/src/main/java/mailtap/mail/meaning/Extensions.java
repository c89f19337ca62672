package mailtap.mail.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mailtap.mail.Reply;

/** What the keywords of an EHLO or LHLO reply offer. {@code {}} stands for what is behind the keyword. */
final class Extensions {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("SIZE", "messages of up to {} bytes, to be announced"),
            Map.entry("PIPELINING", "commands may be sent without waiting for each reply"),
            Map.entry("8BITMIME", "bodies may hold bytes above 127"),
            Map.entry("BINARYMIME", "bodies may hold any bytes"),
            Map.entry("CHUNKING", "BDAT instead of DATA"),
            Map.entry("SMTPUTF8", "UTF-8 in addresses and headers"),
            Map.entry("STARTTLS", "encryption"),
            Map.entry("AUTH", "logins by {}"),
            Map.entry("DSN", "reports of delivery on request"),
            Map.entry("ENHANCEDSTATUSCODES", "replies with a code such as 5.1.1 in them"),
            Map.entry("ETRN", "sending waiting mail on request"),
            Map.entry("VRFY", "asking after mailboxes"),
            Map.entry("EXPN", "asking who is on a list"),
            Map.entry("HELP", "help"),
            Map.entry("DELIVERBY", "deadlines for delivery"),
            Map.entry("FUTURERELEASE", "mail held back until a time"),
            Map.entry("MT-PRIORITY", "priorities"),
            Map.entry("REQUIRETLS", "mail that must travel encrypted"),
            Map.entry("LIMITS", "limits told in advance: {}"),
            Map.entry("BURL", "messages fetched from a mail store"),
            Map.entry("RRVS", "mail for the owner of a mailbox at a time"),
            Map.entry("XCLIENT", "a proxy may say who the real client is"),
            Map.entry("XFORWARD", "a filter may say where mail came from"));

    private Extensions() {}

    /** One for each line behind the first, which is the greeting. */
    static List<String> of(Reply reply) {
        List<String> words = new ArrayList<>();
        for (String line : reply.lines()
                .subList(Math.min(1, reply.lines().size()), reply.lines().size())) {
            if (!line.isBlank()) {
                words.add(of(line.strip()));
            }
        }
        return words;
    }

    private static String of(String line) {
        // Old servers write AUTH=LOGIN, for old clients.
        String[] parts = line.split("[ =]", 2);
        String keyword = parts[0].toUpperCase(Locale.ROOT);
        String value = parts.length > 1 ? parts[1].strip() : "";
        String words = WORDS.getOrDefault(keyword, "");
        if (words.isEmpty()) {
            return line;
        }
        boolean sizeless = keyword.equals("SIZE") && (value.isEmpty() || value.equals("0"));
        return line + ": " + (sizeless ? "sizes may be announced" : words.replace("{}", value));
    }
}
