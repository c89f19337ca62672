package mailtap.mail.submission;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mailtap.mail.Confidence;
import org.jspecify.annotations.Nullable;

/**
 * The decision table: from the copies of one message to a verdict. The order of copies and of recipients says nothing
 * about the header a recipient came from, and nothing here looks at it.
 */
final class Judge {
    private static final int MOST = 100;

    private final Case tried;
    private final Gathered all;
    private final Lessons lessons;
    private final Map<String, String> aliases;
    private final Stage stage;
    private final List<Evidence> evidence = new ArrayList<>();

    /** What was decided. */
    private record Ruling(@Nullable Verdict verdict, Confidence confidence) {}

    Judge(Case tried) {
        this.tried = tried;
        this.all = Gathered.of(tried.copies());
        this.lessons = new Lessons(all, tried.truth());
        tried.arrivals().forEach(lessons::arrived);
        this.aliases = Aliases.of(all);
        this.stage = Stage.of(first());
    }

    private Copy first() {
        return (all.whole().isEmpty() ? tried.copies() : all.whole()).getFirst();
    }

    Submission judge() {
        Ruling ruling = ruling();
        TreeSet<String> flags = new TreeSet<>(FlagFinder.find(tried.copies(), all));
        flags.addAll(lessons.places());
        evidence.addAll(lessons.evidence());
        tried.reports().forEach(this::report);
        keys();
        return new Submission(
                tried.id(),
                SubmissionKind.of(tried.copies().getFirst().headers()),
                stage,
                ruling.verdict(),
                ruling.confidence(),
                tried.settled(),
                flags,
                evidence,
                new Rows(all, lessons, aliases, tried, stage).rows(),
                tried.copies().stream().map(Copy::place).toList(),
                tried.arrivals().stream().map(Arrival::place).toList());
    }

    private Ruling ruling() {
        if (all.whole().isEmpty()) {
            boolean cut =
                    tried.copies().stream().anyMatch(copy -> copy.message().isTruncated());
            return new Ruling(cut ? Verdict.TRUNCATED : Verdict.NOT_SENT, Confidence.CERTAIN);
        }
        if (lessons.isLeaked()) {
            return new Ruling(Verdict.BCC_LEAKED, Confidence.CERTAIN);
        }
        if (!all.someArrived()) {
            say(all.whole().getFirst(), "the server did not take the message: nobody got it");
            return new Ruling(null, Confidence.UNDECIDABLE);
        }
        if (hasBccField() || lessons.isExposed()) {
            return withBccField();
        }
        evidence.addAll(tried.wrapping());
        return tried.wrapping().isEmpty() ? withoutBccField() : new Ruling(Verdict.BCC_WRAPPED_COPY, Confidence.GUESS);
    }

    private void report(Report report) {
        report.actions().forEach((recipient, action) -> {
            if (all.envelope().containsKey(recipient)) {
                say(report.copy(), "a report says of " + recipient + ": " + action);
            }
        });
    }

    /** Keys of encrypted parts against recipients that can be seen. */
    private void keys() {
        for (Copy copy : all.whole()) {
            int keys = copy.inside().keys();
            if (keys > 0) {
                int seen = all.visible().size();
                say(copy, "encrypted for " + keys + (keys == 1 ? " key, " : " keys, ") + seen + " in To and Cc");
                return;
            }
        }
    }

    private void say(Copy copy, String words) {
        evidence.add(copy.evidence(copy.message().exchange(), words));
    }

    private boolean hasBccField() {
        for (int i = 0; i < all.whole().size(); i++) {
            if (all.headers().get(i).bccField() && all.whole().get(i).mayHaveArrived()) {
                return true;
            }
        }
        return false;
    }

    private Ruling withBccField() {
        if (lessons.isExposed()) {
            return new Ruling(
                    Verdict.BCC_EXPOSED, lessons.isExposedForCertain() ? Confidence.CERTAIN : Confidence.LIKELY);
        }
        if (lessons.isShared()) {
            return new Ruling(Verdict.BCC_SHARED_COPY, lessons.isSharedForCertain() ? whenWhole() : Confidence.LIKELY);
        }
        if (all.bcc().isEmpty()) {
            return new Ruling(Verdict.BCC_EMPTY_HEADER, whenWhole());
        }
        boolean left = all.notSent().stream().anyMatch(all.bcc()::contains);
        return left && stage == Stage.SUBMISSION
                ? new Ruling(Verdict.BCC_NOT_SENT, whenSettled())
                : new Ruling(Verdict.BCC_OWN_COPY, whenWhole());
    }

    /** Where a header was cut, more may have stood in it. */
    private Confidence whenWhole() {
        return isCut() ? Confidence.LIKELY : Confidence.CERTAIN;
    }

    /** Another copy may still come. */
    private Confidence whenSettled() {
        return tried.settled() ? Confidence.CERTAIN : Confidence.LIKELY;
    }

    private Ruling withoutBccField() {
        Set<String> hidden = new LinkedHashSet<>(all.inNoHeader());
        hidden.removeAll(aliases.keySet());
        if (!hidden.isEmpty()) {
            return isListMail() ? new Ruling(Verdict.LIST_EXPANSION, Confidence.LIKELY) : hidden(hidden);
        }
        if (stage == Stage.SUBMISSION && !all.notSent().isEmpty()) {
            return new Ruling(Verdict.LISTED_NOT_SENT, whenSettled());
        }
        if (!all.envelope().keySet().containsAll(tried.truth().bcc())) {
            return new Ruling(Verdict.BCC_NOT_SENT, whenSettled());
        }
        return new Ruling(Verdict.ALL_LISTED, whenWhole());
    }

    private boolean isListMail() {
        boolean apart = all.envelope().keySet().stream().noneMatch(all.visible()::contains);
        for (Copy copy : apart ? all.whole() : List.<Copy>of()) {
            var sign = ListEvidence.in(copy);
            if (sign.isPresent()) {
                say(copy, sign.get());
                return true;
            }
        }
        return false;
    }

    private Ruling hidden(Set<String> hidden) {
        hidden.stream().limit(MOST).forEach(this::hidden);
        if (tried.truth().bcc().containsAll(hidden)) {
            return new Ruling(Verdict.HIDDEN, Confidence.CERTAIN);
        }
        say(first(), Stage.reasons(first()));
        boolean unmeant = tried.truth().isKnown()
                && hidden.stream().noneMatch(tried.truth().bcc()::contains);
        if (stage != Stage.SUBMISSION || unmeant) {
            return new Ruling(Verdict.UNLISTED, Confidence.UNDECIDABLE);
        }
        return new Ruling(Verdict.HIDDEN, isCut() ? Confidence.UNDECIDABLE : Confidence.LIKELY);
    }

    private void hidden(String one) {
        RecipientRow.Asked asked = all.envelope().getOrDefault(one, List.of()).getFirst();
        String meant = tried.truth().meant(one);
        String words = one + " is in the envelope and in no header"
                + (meant != null
                        ? "; its author put it in " + meant
                        : tried.truth().isKnown() ? "; its author did not name it" : "");
        evidence.add(new Evidence(asked.session(), asked.recipient().exchange(), words));
    }

    private boolean isCut() {
        return all.whole().stream().anyMatch(copy -> copy.headers().cut());
    }
}
