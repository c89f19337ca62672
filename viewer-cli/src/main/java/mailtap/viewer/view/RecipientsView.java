package mailtap.viewer.view;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mailtap.mail.Confidence;
import mailtap.mail.Outcome;
import mailtap.mail.Reply;
import mailtap.mail.submission.Evidence;
import mailtap.mail.submission.Place;
import mailtap.mail.submission.RecipientRow;
import mailtap.mail.submission.Submission;
import mailtap.mail.submission.Verdict;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Lines;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Table;

/** Who a message was for: the envelope against the headers, and what that means. */
public final class RecipientsView {
    private static final int MOST_EVIDENCE = 12;
    private static final int MOST_SPELLINGS = 20;
    private static final int MOST_PLACES = 8;

    private final Lines screen;
    private final Submission submission;

    private RecipientsView(Lines screen, Submission submission) {
        this.screen = screen;
        this.submission = submission;
    }

    public static void print(Lines screen, Submission submission) throws IOException {
        RecipientsView view = new RecipientsView(screen, submission);
        view.matrix();
        view.spellings();
        view.places();
        view.verdict();
    }

    private void matrix() throws IOException {
        Table table = new Table()
                .column("RECIPIENT", Table.Kind.TEXT)
                .column("TO", Table.Kind.FIXED)
                .column("CC", Table.Kind.FIXED)
                .column("BCC", Table.Kind.FIXED)
                .column("RCPT", Table.Kind.FIXED)
                .column("REPLY", Table.Kind.FIXED)
                .column("COPY", Table.Kind.FIXED)
                .column("OUTCOME", Table.Kind.FIXED)
                .column("STANDING", Table.Kind.TEXT);
        submission.recipients().forEach(row -> table.row(row(row)));
        table.print(screen);
    }

    private List<Rich> row(RecipientRow row) {
        Ink ink = row.isHidden() ? Ink.WARNING : Ink.PLAIN;
        return List.of(
                Rich.of(ink, row.address()),
                mark(row, "to"),
                mark(row, "cc"),
                mark(row, "bcc"),
                row.envelope().isEmpty() ? Rich.of(Ink.FAINT, "-") : Rich.of(ink, "yes"),
                reply(row),
                copies(row),
                Rich.of(outcome(row.outcome()), row.outcome().wireName()),
                Rich.of(ink, row.standing().wireName().replace('-', ' ')));
    }

    private static Rich mark(RecipientRow row, String field) {
        boolean listed = row.listed().contains(field) || row.listed().contains("resent-" + field);
        return Rich.of(listed ? Ink.GOOD : Ink.FAINT, listed ? "yes" : "-");
    }

    private static Rich reply(RecipientRow row) {
        if (row.envelope().isEmpty()) {
            return Rich.of(Ink.FAINT, "-");
        }
        Reply reply = row.envelope().getLast().recipient().reply();
        return reply == null ? Rich.of(Ink.FAINT, "none") : Rich.of(reply.code());
    }

    /** The numbers of the copies that were sent to it. */
    private Rich copies(RecipientRow row) {
        Set<Integer> numbers = new LinkedHashSet<>();
        for (RecipientRow.Asked asked : row.envelope()) {
            numbers.add(submission.copies().indexOf(new Place(asked.session(), asked.message())) + 1);
        }
        List<String> shown = numbers.stream().limit(3).map(String::valueOf).toList();
        String more = numbers.size() > 3 ? "…" : "";
        return numbers.isEmpty() ? Rich.of(Ink.FAINT, "-") : Rich.of(String.join(",", shown) + more);
    }

    private static Ink outcome(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> Ink.GOOD;
            case REFUSED, DEFERRED -> Ink.REFUSED;
            case UNKNOWN -> Ink.WARNING;
            case NOT_SENT -> Ink.FAINT;
        };
    }

    /** What was really written, where it is more than the address. */
    private void spellings() throws IOException {
        List<String> written = new ArrayList<>();
        for (RecipientRow row : submission.recipients()) {
            Set<String> raw = new LinkedHashSet<>(List.of(row.raw()));
            row.envelope().forEach(asked -> raw.add(asked.recipient().path().raw()));
            raw.removeIf(one -> one.equals(row.address()) || one.equals("<" + row.address() + ">"));
            if (!raw.isEmpty()) {
                written.add("  " + row.address() + " is written " + String.join(" and ", raw));
            }
        }
        for (String line : written.subList(0, Math.min(MOST_SPELLINGS, written.size()))) {
            screen.line(Ink.FAINT, line);
        }
    }

    private void places() throws IOException {
        if (submission.copies().size() > 1) {
            List<String> copies = new ArrayList<>();
            for (Place place : submission.copies()) {
                copies.add((copies.size() + 1) + " " + brief(place));
            }
            screen.line(Ink.FAINT, "  copies: " + some(copies));
        }
        if (!submission.arrivals().isEmpty()) {
            screen.line(
                    Ink.FAINT,
                    "  fetched: "
                            + some(submission.arrivals().stream()
                                    .map(RecipientsView::brief)
                                    .toList()));
        }
    }

    private static String some(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(MOST_PLACES, all.size())));
        return all.size() <= MOST_PLACES ? first : first + " and " + (all.size() - MOST_PLACES) + " more";
    }

    static String brief(Place place) {
        return Ids.brief(place.session()) + ".m" + place.message();
    }

    private void verdict() throws IOException {
        Verdict verdict = submission.verdict();
        screen.line();
        if (verdict == null) {
            screen.line(Rich.of(Ink.STRONG, "no verdict").plus(": the message was refused whole"));
        } else {
            screen.line(
                    Rich.of(Ink.STRONG, verdict.wireName()).plus(" (" + sure(submission) + "): " + verdict.words()));
        }
        List<Evidence> evidence = submission.evidence();
        for (Evidence one : evidence.subList(0, Math.min(MOST_EVIDENCE, evidence.size()))) {
            String where = Ids.brief(one.session()) + "." + one.exchange();
            screen.line(Rich.of(Ink.FAINT, "  because " + one.words() + "  ").plus(Ink.ID, where));
        }
        if (evidence.size() > MOST_EVIDENCE) {
            screen.line(Ink.FAINT, "  and " + (evidence.size() - MOST_EVIDENCE) + " more facts; --json prints them");
        }
        if (!submission.flags().isEmpty()) {
            screen.line("  flags: " + String.join(", ", submission.flags()));
        }
    }

    private static String sure(Submission submission) {
        Confidence confidence = submission.confidence();
        String words = confidence == Confidence.UNDECIDABLE ? "cannot be decided" : confidence.wireName();
        Verdict verdict = submission.verdict();
        boolean open = verdict == Verdict.LISTED_NOT_SENT || verdict == Verdict.BCC_NOT_SENT;
        return open && !submission.settled() ? words + " so far" : words;
    }
}
