package mailtap.viewer.view;

import java.io.IOException;
import java.util.List;
import mailtap.mail.submission.RecipientRow;
import mailtap.mail.submission.Standing;
import mailtap.mail.submission.Submission;
import mailtap.mail.submission.Verdict;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;

/** Many submissions, a line each: how many recipients stood where, and the verdict. */
public final class SubmissionTable {
    private final Table table = new Table()
            .column("MESSAGE", Table.Kind.FIXED)
            .column("FROM", Table.Kind.TEXT)
            .column("TO", Table.Kind.NUMBER)
            .column("CC", Table.Kind.NUMBER)
            .column("BCC", Table.Kind.NUMBER)
            .column("RCPT", Table.Kind.NUMBER)
            .column("HIDDEN", Table.Kind.NUMBER)
            .column("VERDICT", Table.Kind.FIXED)
            .column("FLAGS", Table.Kind.TEXT);

    public void add(Submission submission, String sender) {
        Verdict verdict = submission.verdict();
        long hidden = count(submission, SubmissionTable::isHidden);
        table.row(List.of(
                Rich.of(Ink.ID, RecipientsView.brief(submission.copies().getFirst())),
                Rich.of(sender),
                number(count(submission, row -> isListed(row, "to"))),
                number(count(submission, row -> isListed(row, "cc"))),
                number(count(submission, row -> isListed(row, "bcc"))),
                number(count(submission, row -> !row.envelope().isEmpty())),
                Rich.of(hidden > 0 ? Ink.WARNING : Ink.FAINT, String.valueOf(hidden)),
                verdict == null ? Rich.of(Ink.FAINT, "-") : Rich.of(ink(verdict), verdict.wireName()),
                Rich.of(Ink.FAINT, String.join(", ", submission.flags()))));
    }

    private interface Test {
        boolean holds(RecipientRow row);
    }

    private static long count(Submission submission, Test test) {
        return submission.recipients().stream().filter(test::holds).count();
    }

    private static boolean isListed(RecipientRow row, String field) {
        return row.listed().contains(field) || row.listed().contains("resent-" + field);
    }

    private static boolean isHidden(RecipientRow row) {
        return row.isHidden() && row.standing().kind() != Standing.Kind.UNKNOWN;
    }

    private static Rich number(long count) {
        return Rich.of(count == 0 ? Ink.FAINT : Ink.PLAIN, String.valueOf(count));
    }

    private static Ink ink(Verdict verdict) {
        return switch (verdict) {
            case BCC_EXPOSED, BCC_LEAKED -> Ink.REFUSED;
            case HIDDEN, UNLISTED, BCC_SHARED_COPY, BCC_WRAPPED_COPY, BCC_NOT_SENT, LISTED_NOT_SENT -> Ink.WARNING;
            default -> Ink.PLAIN;
        };
    }

    public void print(Screen screen) throws IOException {
        table.print(screen);
    }
}
