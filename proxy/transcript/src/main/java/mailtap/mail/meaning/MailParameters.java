package mailtap.mail.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mailtap.mail.Command;

/** What the parameters behind the path of MAIL and RCPT ask for. {@code {}} stands for the value. */
final class MailParameters {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("SIZE", "about {} bytes will follow (RFC 1870)"),
            Map.entry("BODY", "the body is {}: whether bytes above 127, or any bytes, occur in it (RFC 6152, 3030)"),
            Map.entry("SMTPUTF8", "addresses or headers hold UTF-8 (RFC 6531)"),
            Map.entry("AUTH", "{} submitted it, says the client (RFC 4954)"),
            Map.entry("RET", "a report of failure shall bring back {} (RFC 3461)"),
            Map.entry("ENVID", "reports shall name it {} (RFC 3461)"),
            Map.entry("NOTIFY", "reports are wanted on {} (RFC 3461)"),
            Map.entry("ORCPT", "the recipient was first written {} (RFC 3461)"),
            Map.entry("REQUIRETLS", "it must travel encrypted all the way (RFC 8689)"),
            Map.entry("MT-PRIORITY", "its priority is {} (RFC 6710)"),
            Map.entry("HOLDFOR", "it shall be held back for {} seconds (RFC 4865)"),
            Map.entry("HOLDUNTIL", "it shall be held back until {} (RFC 4865)"),
            Map.entry("BY", "it shall arrive within {} or be reported (RFC 2852)"),
            Map.entry("RRVS", "only for the one who owned the mailbox at {} (RFC 7293)"),
            Map.entry("TRANSID", "it is transaction {} and may be continued later (RFC 1845)"));

    private MailParameters() {}

    static List<String> of(Command command) {
        List<String> words = new ArrayList<>();
        if (command.verb().equals("MAIL") || command.verb().equals("RCPT")) {
            String said = command.argument();
            for (String one : said.substring(from(said)).strip().split(" +", -1)) {
                if (!one.isEmpty()) {
                    words.add(of(one));
                }
            }
        }
        return words;
    }

    private static String of(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        String words = WORDS.getOrDefault(name.toUpperCase(Locale.ROOT), "no standard's parameter");
        return parameter + ": " + words.replace("{}", value.isEmpty() ? "…" : value);
    }

    /** Where the parameters of {@code FROM:<path> parameters} begin: behind the path, be it quoted or bare. */
    static int from(String argument) {
        boolean quoted = false;
        boolean begun = false;
        for (int i = argument.indexOf(':') + 1; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '>') {
                return i + 1;
            } else if (!quoted && c == ' ' && begun && argument.indexOf('>', i) < 0) {
                return i;
            }
            begun |= c != ' ';
        }
        return argument.length();
    }
}
