package mailtap.mail.submission;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.mail.Address;
import mailtap.mail.Recipient;
import mailtap.mail.Reply;
import mailtap.mail.submission.RecipientRow.Asked;

/** Recipients in no header that stand for one that is listed: ORCPT says so (RFC 3461 4.2), or a 251 or 551 reply. */
final class Aliases {
    private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]+)>");
    private static final Pattern XTEXT = Pattern.compile("\\+([0-9A-F]{2})");

    private Aliases() {}

    /** The listed address for each of them. */
    static Map<String, String> of(Gathered all) {
        Map<String, String> aliases = new HashMap<>();
        for (String hidden : all.inNoHeader()) {
            for (Asked asked : all.envelope().getOrDefault(hidden, List.of())) {
                original(asked.recipient())
                        .or(() -> forwarded(asked.recipient()))
                        .filter(address -> all.where().containsKey(address))
                        .ifPresent(address -> aliases.put(hidden, address));
            }
        }
        return aliases;
    }

    private static Optional<String> original(Recipient recipient) {
        return recipient
                .parameters()
                .value("ORCPT")
                .filter(value -> value.regionMatches(true, 0, "rfc822;", 0, 7))
                .map(value -> XTEXT.matcher(value.substring(7)).replaceAll(Aliases::character))
                .flatMap(Address::parse)
                .map(Address::toString);
    }

    private static String character(java.util.regex.MatchResult hex) {
        return Matcher.quoteReplacement(String.valueOf((char) HexFormat.fromHexDigits(hex.group(1))));
    }

    private static Optional<String> forwarded(Recipient recipient) {
        Reply reply = recipient.reply();
        if (reply == null || !(reply.code().equals("251") || reply.code().equals("551"))) {
            return Optional.empty();
        }
        Matcher path = IN_BRACKETS.matcher(reply.text());
        return path.find() ? Address.parse(path.group(1)).map(Address::toString) : Optional.empty();
    }
}
