package mailtap.mail.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.mail.Address;
import mailtap.mail.Outcome;

/**
 * A delivery status notification (RFC 3464), read as far as it tells what became of whom.
 *
 * @param messageId of the message it reports on, where it returns that message or its header
 * @param actions by recipient: {@code failed}, {@code delayed}, {@code delivered}, {@code relayed}, {@code expanded}
 */
record Report(Copy copy, String messageId, Map<String, String> actions) {
    private static final Pattern RECIPIENT = Pattern.compile(
            "^(?:Final|Original)-Recipient:[^;\\r\\n]*;\\s*([^\\r\\n]+)$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern ACTION =
            Pattern.compile("^Action:\\s*([a-z]+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern MESSAGE_ID =
            Pattern.compile("^Message-ID:\\s*<?([^<>\\s]+)>?", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern EMPTY_LINE = Pattern.compile("\\r?\\n\\r?\\n");
    private static final int MOST_GROUPS = 2_000;

    /** Empty where the message is no such report, or does not say what it reports on. */
    static Optional<Report> of(Copy copy) {
        if (SubmissionKind.of(copy.headers()) != SubmissionKind.DSN) {
            return Optional.empty();
        }
        String[] groups = EMPTY_LINE.split(copy.message().head().latin1(), MOST_GROUPS);
        Map<String, String> actions = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (int i = 1; i < groups.length; i++) {
            group(groups[i], actions);
            Matcher id = MESSAGE_ID.matcher(groups[i]);
            if (id.find()) {
                ids.add(id.group(1));
            }
        }
        boolean useful = !ids.isEmpty() && !actions.isEmpty();
        return useful ? Optional.of(new Report(copy, ids.getLast(), actions)) : Optional.empty();
    }

    /** The fields about one recipient. */
    private static void group(String text, Map<String, String> actions) {
        Matcher action = ACTION.matcher(text);
        if (action.find()) {
            Matcher recipient = RECIPIENT.matcher(text);
            while (recipient.find()) {
                Address.parse(recipient.group(1).strip().replaceAll("[<>]", ""))
                        .ifPresent(one ->
                                actions.put(one.toString(), action.group(1).toLowerCase(Locale.ROOT)));
            }
        }
    }

    /** What it makes of an outcome so far. */
    Outcome outcome(String recipient, Outcome before) {
        return switch (actions.getOrDefault(recipient, "")) {
            case "failed" -> Outcome.REFUSED;
            case "delayed" -> Outcome.DEFERRED;
            case "delivered", "relayed", "expanded" -> Outcome.ACCEPTED;
            default -> before;
        };
    }
}
