package mailtap.viewer.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mailtap.indexer.Hit;
import mailtap.indexer.Hits;
import mailtap.indexer.document.Kind;
import mailtap.mail.Message;
import mailtap.mail.submission.Expectation;
import mailtap.mail.submission.Submission;
import mailtap.mail.submission.Truth;
import mailtap.transcript.SessionId;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.HitTable;
import mailtap.viewer.view.Ids;
import mailtap.viewer.view.RecipientsView;
import mailtap.viewer.view.SubmissionJson;
import mailtap.viewer.view.SubmissionTable;
import mailtap.viewer.wiring.Judgement;
import mailtap.viewer.wiring.Judgements;
import mailtap.viewer.wiring.SessionRef;
import mailtap.viewer.wiring.Store;

/** {@code mailtap recipients}. */
final class RecipientsCommand implements Command {
    private static final String FOOTER = """
        What --expect knows (exit 0: kept, 3: breached, 4: cannot be told, or no message);
        all that a query finds are tested, unless --limit says otherwise:
          no-bcc-exposed      no Bcc field was shown to anybody it does not name
          no-bcc-field        no Bcc field was sent at all, not even an empty one
          nobody-learnt       nobody could read of a recipient who was to be hidden
          all-listed          everybody who was sent the message stands in To or Cc
          all-sent            everybody in To, Cc and Bcc was sent the message
        Verdicts, flags and how sure they are: docs/recipients.md.

        Examples:
          mailtap recipients                    the message sent last
          mailtap recipients 7f3k2m9q.m2        the second message of a session
          mailtap recipients 'verdict:hidden after:yesterday'
          mailtap recipients --truth to=b@x.org,bcc=c@x.org --expect nobody-learnt
          mailtap recipients --json | jq .submission.verdict
        """;

    private static final int LOOKED_AT = 50;
    private static final int NAMED = 5;

    private final Common common;
    private String id = "";
    private final Listing listing = new Listing();
    private final TruthOptions truth = new TruthOptions();
    private List<Expectation> expectations = new ArrayList<>();
    private boolean json;

    /** What a query found. */
    private Hits found = Hits.NONE;

    RecipientsCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("recipients", this, "Show who a message was for: the envelope against its headers.", FOOTER)
                .word(
                        "ID|QUERY",
                        String.class,
                        "A session, a message of one, or a query for many (default: the last session with a message).",
                        value -> id = value)
                .with(listing::addTo)
                .with(truth::addTo)
                .list(
                        "--expect NAME",
                        Expectation.class,
                        "Test an expectation, for use in CI; may be given several times. See below.",
                        value -> expectations = value)
                .flag("--json", "Print one JSON object for each submission.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!expectations.isEmpty()) {
            listing.allUnlessLimited();
        }
        try (Store store = common.store();
                Screen screen = json ? common.screen() : common.pagedScreen()) {
            Truth known = truth.truth();
            Judgements judgements = new Judgements(store, common.verdicts().withTruth(known));
            List<Judgement> judged = distinct(judged(store, judgements));
            truth.check(known, judged);
            print(judged, judgements, screen);
            if (judged.isEmpty()) {
                common.nothing(store, id.isEmpty() ? "no message was sent" : "no sent message is found for " + id);
            }
            int without = judged.isEmpty() ? ExitCode.NOTHING : ExitCode.DONE;
            return expectations.isEmpty() ? without : test(judged, screen);
        }
    }

    /** Of the copies of one message, the first. */
    private static List<Judgement> distinct(List<Judgement> all) {
        Set<Object> seen = new HashSet<>();
        return all.stream().filter(one -> seen.add(one.submission().copies())).toList();
    }

    private List<Judgement> judged(Store store, Judgements judgements) throws IOException {
        if (id.isEmpty() && !listing.isLimitedInTime()) {
            return newest(store, judgements);
        }
        if (SessionRef.isOne(id) && (!id.matches("[0-9A-Za-z]{1,6}") || isKnown(store))) {
            SessionRef ref = SessionRef.parse(id);
            SessionId session = store.find(ref, id);
            List<Judgement> judged = ref.message() > 0 ? judgements.of(session, ref.message()) : judgements.of(session);
            if (judged.isEmpty() && ref.message() > 0) {
                throw new Mistake("there is no sent message " + id + "; mailtap show lists what there is");
            }
            return judged;
        }
        List<Judgement> judged = new ArrayList<>();
        found = listing.find(store, id, Kind.MESSAGE);
        for (Hit hit : found.hits()) {
            judged.addAll(judgements.of(hit.session(), hit.number()));
        }
        return judged;
    }

    /** A short word is a query unless a session's ID begins so. */
    private boolean isKnown(Store store) throws IOException {
        return id.startsWith("last") || !store.sessions().beginning(id, 1).isEmpty();
    }

    /** The last sessions may be those of a mail program that only fetched. */
    private List<Judgement> newest(Store store, Judgements judgements) throws IOException {
        List<SessionId> seen = new ArrayList<>();
        for (Hit hit : listing.find(store, "", Kind.MESSAGE).hits()) {
            if (!seen.contains(hit.session()) && seen.size() < LOOKED_AT) {
                seen.add(hit.session());
                List<Judgement> judged = judgements.of(hit.session());
                if (!judged.isEmpty()) {
                    return judged;
                }
            }
        }
        return List.of();
    }

    private void print(List<Judgement> judged, Judgements judgements, Screen screen) throws IOException {
        if (json) {
            SubmissionJson form = new SubmissionJson(judgements::offset);
            for (Judgement one : judged) {
                screen.line(Json.schema()
                        .put("message", one.place().toString())
                        .put("submission", form.of(one.submission()))
                        .toString());
            }
        } else if (judged.size() > 1 && !SessionRef.isOne(id) && !id.isEmpty()) {
            SubmissionTable table = new SubmissionTable();
            judged.forEach(one -> table.add(one.submission(), sender(one.message())));
            table.print(screen);
            HitTable.total(screen, found, listing.sort());
        } else {
            for (Judgement one : judged) {
                print(one, screen, judged.indexOf(one) > 0);
            }
        }
    }

    private static String sender(Message message) {
        return message.mailFrom() == null ? "?" : message.mailFrom().path().text();
    }

    private static void print(Judgement one, Screen screen, boolean further) throws IOException {
        if (further) {
            screen.line();
        }
        String subject = one.headers().subject();
        Message message = one.message();
        screen.line(Rich.of(Ink.ID, Ids.brief(one.place().session()) + ".m" + message.number())
                .plus("  from "
                        + (message.mailFrom() == null
                                ? "?"
                                : message.mailFrom().path().raw()))
                .plus(Ink.NOTE, subject == null ? "" : "  \"" + subject + "\""));
        RecipientsView.print(screen, one.submission());
    }

    private int test(List<Judgement> judged, Screen screen) throws IOException {
        List<Submission> submissions =
                judged.stream().map(Judgement::submission).toList();
        boolean breached = false;
        boolean open = false;
        for (Expectation one : expectations) {
            Expectation.Result result = one.test(submissions);
            breached |= result == Expectation.Result.BREACHED;
            open |= result == Expectation.Result.INCONCLUSIVE;
            say(one, result, submissions.size() < 2 ? "" : among(judged, one, result), screen);
        }
        return breached ? ExitCode.BREACH : open ? ExitCode.INCONCLUSIVE : ExitCode.DONE;
    }

    /** Those that made it so. */
    private static String among(List<Judgement> judged, Expectation expectation, Expectation.Result result) {
        if (result == Expectation.Result.KEPT) {
            return " for all " + judged.size();
        }
        List<String> these = judged.stream()
                .filter(one -> expectation.test(List.of(one.submission())) == result)
                .map(one ->
                        Ids.brief(one.place().session()) + ".m" + one.message().number())
                .toList();
        int more = these.size() - NAMED;
        return "  " + String.join(", ", these.subList(0, Math.min(NAMED, these.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private void say(Expectation expectation, Expectation.Result result, String which, Screen screen)
            throws IOException {
        String words = switch (result) {
            case KEPT -> "kept";
            case BREACHED -> "breached";
            case INCONCLUSIVE -> "cannot be told";
        };
        Ink ink = result == Expectation.Result.KEPT ? Ink.GOOD : Ink.REFUSED;
        if (json) {
            common.notice(expectation + ": " + words + which);
        } else {
            screen.line();
            screen.line(Rich.of(expectation + ": ").plus(ink, words).plus(which));
        }
    }
}
