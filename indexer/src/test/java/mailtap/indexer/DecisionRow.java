package mailtap.indexer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import mailtap.mail.submission.Flags;
import mailtap.mail.submission.Standing;
import mailtap.mail.submission.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A row of the decision table, or a flag, and how to see in a playbook's judgement that it shows it.
 *
 * @param notReal why no playbook of a real program shows it; null where one does
 */
record DecisionRow(String name, Pattern judged, @Nullable String notReal) {

    private DecisionRow(String name, String judged) {
        this(name, Pattern.compile(judged, Pattern.MULTILINE), null);
    }

    private static DecisionRow flag(String flag) {
        return new DecisionRow("flag `" + flag + "`", "^  flag " + flag + "$");
    }

    private DecisionRow without(String why) {
        return new DecisionRow(name, judged, why);
    }

    boolean isIn(String judgement) {
        return judged.matcher(judgement).find();
    }

    private static DecisionRow verdict(String stage, Verdict verdict, String confidence) {
        String words = confidence.isEmpty() ? "" : ", " + confidence;
        return new DecisionRow(
                "`" + verdict.wireName() + "`" + words + (stage.isEmpty() ? "" : ", at " + stage),
                " at " + (stage.isEmpty() ? "\\w+" : stage) + ": " + verdict.wireName()
                        + (confidence.isEmpty() ? "," : words + "\\b"));
    }

    private static DecisionRow standing(Standing.Kind kind) {
        String word = new Standing(kind, null).wireName();
        return new DecisionRow("standing `" + word + "`", "\\] " + word + "( |$)");
    }

    static List<DecisionRow> all() {
        List<DecisionRow> rows = new ArrayList<>(List.of(
                verdict("submission", Verdict.ALL_LISTED, ""),
                verdict("transfer", Verdict.ALL_LISTED, ""),
                verdict("delivery", Verdict.ALL_LISTED, ""),
                verdict("submission", Verdict.HIDDEN, "likely"),
                verdict("submission", Verdict.HIDDEN, "certain"),
                verdict("transfer", Verdict.UNLISTED, ""),
                verdict("delivery", Verdict.UNLISTED, ""),
                verdict("", Verdict.BCC_OWN_COPY, ""),
                verdict("", Verdict.BCC_SHARED_COPY, ""),
                verdict("submission", Verdict.BCC_EXPOSED, ""),
                verdict("transfer", Verdict.BCC_EXPOSED, ""),
                new DecisionRow("`bcc-exposed` to somebody in no header", "\\[\\] in-no-header accepted, learns of"),
                verdict("", Verdict.BCC_LEAKED, ""),
                new DecisionRow("a server removed the Bcc field", "a server removed it"),
                verdict("", Verdict.BCC_EMPTY_HEADER, ""),
                verdict("", Verdict.BCC_NOT_SENT, ""),
                verdict("", Verdict.BCC_WRAPPED_COPY, "guess"),
                verdict("", Verdict.LISTED_NOT_SENT, ""),
                verdict("", Verdict.LIST_EXPANSION, ""),
                verdict("", Verdict.NOT_SENT, ""),
                verdict("", Verdict.TRUNCATED, ""),
                new DecisionRow("no verdict: the server refused the message", ": no verdict, undecidable"),
                new DecisionRow("a server added a recipient on the way", "a server added it on the way"),
                new DecisionRow("LMTP: each recipient with a reply of its own", "at delivery(?s:.*) refused$"),
                new DecisionRow("Resent fields say for whom it is", "\\[resent-(to|cc|bcc)"),
                new DecisionRow("a delivery status notification", "^dsn at "),
                new DecisionRow("a report changes what became of somebody", "a report says of"),
                new DecisionRow("a disposition notification", "^mdn at "),
                new DecisionRow("an automatic reply", "^auto at ")));
        Arrays.stream(Standing.Kind.values()).map(DecisionRow::standing).forEach(rows::add);
        Flags.ALL.stream()
                .filter(flag -> !flag.equals(Flags.TNEF_PRESENT) && !Flags.DISCLOSED_IN.startsWith(flag))
                .map(DecisionRow::flag)
                .forEach(rows::add);
        rows.add(flag(Flags.TNEF_PRESENT).without("Outlook and Exchange write it; nothing that runs here does"));
        rows.add(new DecisionRow("flag `disclosed-in` PLACE", "^  flag disclosed-in "));
        return rows;
    }
}
