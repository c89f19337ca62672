package mailtap.viewer.view;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import mailtap.mail.Confidence;
import mailtap.mail.Evidence;
import mailtap.mail.Outcome;
import mailtap.mail.RecipientRow;
import mailtap.mail.Reply;
import mailtap.mail.Submission;
import mailtap.mail.Verdict;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Lines;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Table;

/** Who a message was for: the envelope against the headers, and what that means. */
public final class RecipientsView {
    private static final List<String> COLUMNS = List.of("to", "cc", "bcc");

    private RecipientsView() {}

    public static void print(Lines screen, Submission submission) throws IOException {
        Table table = new Table()
                .column("RECIPIENT", Table.Kind.TEXT)
                .column("TO", Table.Kind.FIXED)
                .column("CC", Table.Kind.FIXED)
                .column("BCC", Table.Kind.FIXED)
                .column("ENVELOPE", Table.Kind.TEXT)
                .column("OUTCOME", Table.Kind.FIXED)
                .column("STANDING", Table.Kind.TEXT);
        for (RecipientRow row : submission.recipients()) {
            table.row(row(row));
        }
        table.print(screen);
        verdict(screen, submission);
    }

    private static List<Rich> row(RecipientRow row) {
        Ink ink = row.isHidden() ? Ink.WARNING : Ink.PLAIN;
        return List.of(
                Rich.of(ink, row.address()),
                mark(row, COLUMNS.get(0)),
                mark(row, COLUMNS.get(1)),
                mark(row, COLUMNS.get(2)),
                envelope(row),
                Rich.of(outcome(row.outcome()), row.outcome().wireName()),
                Rich.of(ink, row.standing().wireName().replace('-', ' ')));
    }

    private static Rich mark(RecipientRow row, String field) {
        boolean listed = row.listed().contains(field) || row.listed().contains("resent-" + field);
        return Rich.of(listed ? Ink.GOOD : Ink.FAINT, listed ? "yes" : "-");
    }

    private static Rich envelope(RecipientRow row) {
        if (row.envelope().isEmpty()) {
            return Rich.of(Ink.FAINT, "-");
        }
        Reply reply = row.envelope().getLast().recipient().reply();
        return Rich.of("RCPT" + (reply == null ? "" : " " + reply.code()));
    }

    private static Ink outcome(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> Ink.GOOD;
            case REFUSED, DEFERRED -> Ink.REFUSED;
            case UNKNOWN -> Ink.WARNING;
            case NOT_SENT -> Ink.FAINT;
        };
    }

    private static void verdict(Lines screen, Submission submission) throws IOException {
        Verdict verdict = submission.verdict();
        screen.line();
        if (verdict == null) {
            screen.line(Rich.of(Ink.STRONG, "no verdict").plus(": the message was refused whole"));
            return;
        }
        screen.line(Rich.of(Ink.STRONG, verdict.wireName())
                .plus(" (" + sure(submission.confidence()) + "): " + verdict.words()));
        for (Evidence evidence : submission.evidence()) {
            screen.line(Ink.FAINT, "  because " + evidence.words());
        }
        if (!submission.flags().isEmpty()) {
            screen.line("  flags: " + submission.flags().stream().collect(Collectors.joining(", ")));
        }
    }

    private static String sure(Confidence confidence) {
        return confidence == Confidence.UNDECIDABLE ? "cannot be decided" : confidence.wireName();
    }

    public static Json json(Submission submission) {
        Verdict verdict = submission.verdict();
        return new Json()
                .put("id", submission.id())
                .put("kind", SessionJson.word(submission.kind()))
                .put("stage", SessionJson.word(submission.stage()))
                .put("verdict", verdict == null ? null : verdict.wireName())
                .put("confidence", submission.confidence().wireName())
                .put("settled", submission.settled())
                .put("flags", List.copyOf(submission.flags()))
                .put(
                        "evidence",
                        submission.evidence().stream().map(RecipientsView::json).toList())
                .put(
                        "recipients",
                        submission.recipients().stream()
                                .map(RecipientsView::json)
                                .toList());
    }

    private static Json json(Evidence evidence) {
        return new Json()
                .put("session", evidence.session().toString())
                .put("exchange", evidence.exchange())
                .put("words", evidence.words());
    }

    private static Json json(RecipientRow row) {
        return new Json()
                .put("address", row.address())
                .put("raw", row.raw())
                .put("listed", List.copyOf(row.listed()))
                .put(
                        "envelope",
                        row.envelope().stream().map(RecipientsView::json).toList())
                .put("standing", row.standing().wireName())
                .put("outcome", row.outcome().wireName())
                .put("learnt", List.copyOf(row.learnt()));
    }

    private static Json json(RecipientRow.Asked asked) {
        Reply reply = asked.recipient().reply();
        return new Json()
                .put("session", asked.session().toString())
                .put("transaction", asked.message())
                .put("position", asked.recipient().position())
                .put("parameters", asked.recipient().parameters().raw())
                .put("code", reply == null ? null : reply.code());
    }
}
