package mailtap.viewer.view;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import mailtap.mail.Reply;
import mailtap.mail.submission.Evidence;
import mailtap.mail.submission.Place;
import mailtap.mail.submission.RecipientRow;
import mailtap.mail.submission.Submission;
import mailtap.mail.submission.Verdict;
import mailtap.transcript.WireName;
import mailtap.viewer.print.Json;

/** A submission in JSON: an element of {@code submissions}. */
public final class SubmissionJson {
    private final Function<Evidence, OptionalLong> offsets;

    /** @param offsets where in its stream the exchange of a fact begins */
    public SubmissionJson(Function<Evidence, OptionalLong> offsets) {
        this.offsets = offsets;
    }

    public Json of(Submission submission) {
        Verdict verdict = submission.verdict();
        return new Json()
                .put("id", submission.id())
                .put("kind", WireName.of(submission.kind()))
                .put("stage", WireName.of(submission.stage()))
                .put("verdict", verdict == null ? null : verdict.wireName())
                .put("confidence", submission.confidence().wireName())
                .put("settled", submission.settled())
                .put("flags", List.copyOf(submission.flags()))
                .put("evidence", submission.evidence().stream().map(this::of).toList())
                .put(
                        "recipients",
                        submission.recipients().stream().map(SubmissionJson::of).toList())
                .put("copies", submission.copies().stream().map(Place::toString).toList())
                .put(
                        "fetched",
                        submission.arrivals().stream().map(Place::toString).toList());
    }

    private Json of(Evidence evidence) {
        Json json = new Json().put("session", evidence.session().toString()).put("exchange", evidence.exchange());
        offsets.apply(evidence).ifPresent(offset -> json.put("offset", offset));
        return json.put("words", evidence.words());
    }

    private static Json of(RecipientRow row) {
        return new Json()
                .put("address", row.address())
                .put("raw", row.raw())
                .put("listed", List.copyOf(row.listed()))
                .put("envelope", row.envelope().stream().map(SubmissionJson::of).toList())
                .put("standing", row.standing().wireName())
                .put("outcome", row.outcome().wireName())
                .put("learnt", List.copyOf(row.learnt()));
    }

    private static Json of(RecipientRow.Asked asked) {
        Reply reply = asked.recipient().reply();
        return new Json()
                .put("session", asked.session().toString())
                .put("transaction", asked.message())
                .put("position", asked.recipient().position())
                .put("raw", asked.recipient().path().raw())
                .put("parameters", asked.recipient().parameters().raw())
                .put("code", reply == null ? null : reply.code());
    }
}
