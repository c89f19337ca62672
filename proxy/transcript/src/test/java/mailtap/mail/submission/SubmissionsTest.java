package mailtap.mail.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mailtap.mail.Confidence;
import mailtap.mail.Conversation;
import mailtap.mail.Ledger;
import mailtap.mail.Message;
import mailtap.mail.Outcome;
import mailtap.mail.Retrieved;
import mailtap.mail.Talks;
import mailtap.transcript.SessionId;
import org.junit.jupiter.api.Test;

class SubmissionsTest {
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
    private static final String ID = "Message-ID: <1@x> / Date: today / From: a@x / ";

    private static Submission judge(List<Copy> copies, Arrival... arrivals) {
        List<Submission> all = new Submissions(Submissions.Window.DEFAULT, Truth.UNKNOWN)
                .of(copies, List.of(arrivals), LATER, Set.of());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Arrival fetched(String user, String header) {
        StringBuilder talk = new StringBuilder("1 C: RETR 1\n  S: +OK\n");
        for (String field : header.split(" / ", -1)) {
            talk.append("  S| ").append(field.strip()).append('\n');
        }
        Retrieved retrieved =
                Talks.pop3(talk + "  S|\n  S| hello\n  S| .\n").retrieved().getFirst();
        return new Arrival(new SessionId(99), user, retrieved, Headers.of(retrieved.head()));
    }

    @Test
    void copiesOverSeveralConnectionsAreJudgedTogether() {
        Submission submission =
                judge(Letters.copies("a@x > b@x | " + ID + "To: b@x, c@x", "a@x > c@x | " + ID + "To: b@x, c@x"));
        assertThat(submission.verdict()).isEqualTo(Verdict.ALL_LISTED);
        assertThat(submission.flags()).containsExactly(Flags.FAN_OUT);
        assertThat(submission.settled()).isTrue();
    }

    @Test
    void aCopyWithBccForTheBccPeopleOnlyIsSharedAndOneForAllIsALeak() {
        Submission second = judge(
                Letters.copies("a@x > b@x | " + ID + "To: b@x", "a@x > d@x e@x | " + ID + "To: b@x / Bcc: d@x, e@x"));
        assertThat(second.verdict()).isEqualTo(Verdict.BCC_SHARED_COPY);
        Submission leak = judge(
                Letters.copies("a@x > b@x | " + ID + "To: b@x / Bcc: d@x", "a@x > d@x | " + ID + "To: b@x / Bcc: d@x"));
        assertThat(leak.verdict()).isEqualTo(Verdict.BCC_EXPOSED);
        assertThat(leak.recipients())
                .filteredOn(row -> !row.learnt().isEmpty())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.address()).isEqualTo("b@x");
                    assertThat(row.learnt()).containsExactly("d@x");
                });
    }

    @Test
    void whatWasFetchedDecidesWhetherItLeaked() {
        List<Copy> exposed = Letters.copies("a@x > b@x d@x | " + ID + "To: b@x / Bcc: d@x");
        assertThat(judge(exposed, fetched("b@x", ID + "To: b@x / Bcc: d@x")).verdict())
                .isEqualTo(Verdict.BCC_LEAKED);
        Submission removed = judge(exposed, fetched("b", "Received: by x / " + ID + "To: b@x"));
        assertThat(removed.verdict()).isEqualTo(Verdict.BCC_EXPOSED);
        assertThat(removed.evidence())
                .extracting(Evidence::words)
                .contains("the copy that b@x fetched has no Bcc field: a server removed it");
        assertThat(judge(exposed, fetched("d@x", ID + "To: b@x / Bcc: d@x")).verdict())
                .isEqualTo(Verdict.BCC_EXPOSED);
    }

    @Test
    void withoutMessageIdTheContentJoins() {
        Submission joined =
                judge(Letters.copies("a@x > b@x | From: a@x / To: b@x, d@x", "a@x > d@x | From: a@x / To: b@x, d@x"));
        assertThat(joined.verdict()).isEqualTo(Verdict.ALL_LISTED);
    }

    @Test
    void anotherMessageIsAnotherSubmission() {
        List<Copy> copies =
                Letters.copies("a@x > b@x | " + ID + "To: b@x", "a@x > b@x | Message-ID: <2@x> / From: a@x / To: b@x");
        assertThat(new Submissions(Submissions.Window.DEFAULT, Truth.UNKNOWN).of(copies, List.of(), LATER, Set.of()))
                .extracting(Submission::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void whatComesTooLateIsAnotherSubmission() {
        List<Copy> copies = Letters.copies("a@x > b@x | " + ID + "To: b@x");
        Copy late = Letters.copy("a@x > b@x | " + ID + "To: b@x");
        Message moved = late(late.message(), Duration.ofDays(6));
        List<Copy> both = new ArrayList<>(copies);
        both.add(new Copy(late.session(), late.way(), moved, late.headers(), late.inside()));
        assertThat(new Submissions(Submissions.Window.DEFAULT, Truth.UNKNOWN).of(both, List.of(), LATER, Set.of()))
                .hasSize(2);
    }

    private static Message late(Message one, Duration by) {
        return new Message(
                one.number(),
                one.at().plus(by),
                one.exchange(),
                one.lastExchange(),
                one.mailFrom(),
                one.recipients(),
                one.recipientCount(),
                one.bytes(),
                one.sha256(),
                one.bodySha256(),
                one.chunking(),
                one.complete(),
                one.holes(),
                one.outcome(),
                one.reply(),
                one.head());
    }

    @Test
    void untilTheWindowClosesNothingIsSettled() {
        List<Copy> copies = Letters.copies("a@x > b@x | " + ID + "To: b@x, c@x");
        Submissions submissions = new Submissions(Submissions.Window.DEFAULT, Truth.UNKNOWN);
        Instant soon = copies.getFirst().message().at().plusSeconds(60);
        Submission open = submissions.of(copies, List.of(), soon, Set.of()).getFirst();
        assertThat(open.settled()).isFalse();
        assertThat(open.verdict()).isEqualTo(Verdict.LISTED_NOT_SENT);
        assertThat(open.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(judge(copies).confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void flagsTellHowItWent() {
        assertThat(judge(Letters.copies(
                                "a@x > b@x c@x=452_4.5.3 | " + ID + "To: b@x, c@x",
                                "a@x > c@x | " + ID + "To: b@x, c@x"))
                        .flags())
                .containsExactly(Flags.FAN_OUT, Flags.PARTIAL, Flags.SPLIT_BY_LIMIT);
        assertThat(judge(Letters.copies(
                                "a@x > b@x | " + ID + "To: b@x", "a@x > b@x | " + ID + "To: b@x /  / another body"))
                        .flags())
                .contains(Flags.VARIANTS);
    }

    @Test
    void whoGetsEverythingOnThisRouteIsNoBccOfThisMessage() {
        List<Copy> copies = Letters.copies("a@x > b@x archive@x | Received: by z / " + ID + "To: b@x");
        Submission submission = new Submissions(Submissions.Window.DEFAULT, Truth.UNKNOWN)
                .of(copies, List.of(), LATER, Set.of("archive@x"))
                .getFirst();
        assertThat(submission.recipients().getLast().standing().kind()).isEqualTo(Standing.Kind.STANDING_RECIPIENT);
    }

    @Test
    void aReportTellsLaterWhatBecameOfARecipient() {
        Copy first = Letters.copy("a@x > b@x c@x | " + ID + "To: b@x, c@x");
        Copy report = Letters.copy("mailer@x > a@x | Message-ID: <r@x> / Content-Type: multipart/report;"
                + " report-type=delivery-status /  / Reporting-MTA: dns; x /  / Final-Recipient: rfc822; C@x"
                + " / Final-Recipient: rfc822; <c@X> / Action: failed /  / Message-ID: <1@x> / To: b@x");
        List<Submission> all = new Submissions(Submissions.Window.DEFAULT, Truth.UNKNOWN)
                .of(List.of(first, report), List.of(), LATER, Set.of());
        Submission told = all.stream()
                .filter(one -> one.kind() == SubmissionKind.MAIL)
                .findFirst()
                .orElseThrow();
        assertThat(told.recipients())
                .extracting(RecipientRow::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.REFUSED);
        assertThat(told.evidence()).extracting(Evidence::words).containsExactly("a report says of c@x: failed");
        assertThat(all).extracting(Submission::kind).contains(SubmissionKind.DSN);
    }

    @Test
    void aSecondMessageAroundTheFirstIsGuessedToBeTheBccCopy() {
        List<Copy> copies = List.of(
                Letters.copy("a@x > b@x | " + ID + "To: b@x"),
                Letters.copy("a@x > d@x | From: a@x / Content-Type: message/rfc822 /  / Message-ID: <1@x> / To: b@x"));
        Submission guessed = judge(copies);
        assertThat(guessed.verdict()).isEqualTo(Verdict.BCC_WRAPPED_COPY);
        assertThat(guessed.confidence()).isEqualTo(Confidence.GUESS);
        assertThat(guessed.evidence()).hasSize(3);
        assertThat(guessed.flags()).containsExactly(Flags.FAN_OUT);
        List<Copy> apart = List.of(
                copies.getFirst(),
                Letters.copy("z@x > d@x | From: a@x / Content-Type: message/rfc822 /  / Message-ID: <1@x> / To: b@x"));
        assertThat(new Submissions(Submissions.Window.DEFAULT, Truth.UNKNOWN).of(apart, List.of(), LATER, Set.of()))
                .hasSize(2);
    }

    @Test
    void anArchiveIsKnownByGettingNearlyEverything() {
        assertThat(StandingRecipients.isOne(9, 10)).isTrue();
        assertThat(StandingRecipients.isOne(8, 10)).isFalse();
        assertThat(StandingRecipients.isOne(9, 9)).isFalse();
    }

    @Test
    void expectationsAreKeptBreachedOrOpen() {
        List<Submission> leak = List.of(judge(Letters.copies("a@x > b@x d@x | To: b@x / Bcc: d@x")));
        List<Submission> clean = List.of(judge(Letters.copies("a@x > b@x | To: b@x")));
        List<Submission> left = List.of(judge(Letters.copies("a@x > b@x | To: b@x, c@x")));
        assertThat(Expectation.NO_BCC_EXPOSED.test(leak)).isEqualTo(Expectation.Result.BREACHED);
        assertThat(Expectation.NO_BCC_EXPOSED.test(clean)).isEqualTo(Expectation.Result.KEPT);
        assertThat(Expectation.NO_BCC_EXPOSED.test(List.of())).isEqualTo(Expectation.Result.INCONCLUSIVE);
        assertThat(Expectation.ALL_SENT.test(left)).isEqualTo(Expectation.Result.BREACHED);
        assertThat(Expectation.ALL_LISTED.test(left)).isEqualTo(Expectation.Result.KEPT);
        assertThat(Expectation.NO_BCC_EXPOSED).hasToString("no-bcc-exposed");
    }

    @Test
    void aFetchThatWasCutOffIsNoneOfTheWhole() {
        Conversation cut = Talks.pop3("1 C: UIDL\n  S: +OK\n  S| 1 abc\n  S| .\n2 C: RETR 1\n  S: +OK\n  S| x\n");
        Ledger.Visit visit = Ledger.Visit.of(cut, "phone");
        Ledger one = Ledger.of(List.of(visit, visit)).getFirst();
        assertThat(one.fetches()).hasSize(2);
        assertThat(one.fetchedWhole()).isZero();
        assertThat(one.isRepeated()).isFalse();
    }

    @Test
    void theLedgerSaysWhoFetchedAndWhoDeleted() {
        String talk = "1 C: UIDL\n  S: +OK\n  S| 1 abc\n  S| 2 new\n  S| .\n2 C: RETR 1\n  S: +OK\n  S| x\n  S| .\n";
        Conversation phone = Talks.pop3(talk + "3 C: DELE 1\n  S: +OK\n");
        Conversation desk = Talks.pop3(talk + "3 C: DELE 1\n  S: +OK\n4 C: QUIT\n  S: +OK\n");
        List<Ledger> ledger = Ledger.of(List.of(Ledger.Visit.of(phone, "phone"), Ledger.Visit.of(desk, "desk")));
        assertThat(ledger).extracting(Ledger::uidl).containsExactlyInAnyOrder("abc", "new");
        Ledger both = ledger.stream()
                .filter(one -> one.uidl().equals("abc"))
                .findFirst()
                .orElseThrow();
        assertThat(both.isRepeated()).isTrue();
        assertThat(both.fetches()).hasSize(2);
        assertThat(both.deleted()).isNotNull().extracting(Ledger.Visit::client).isEqualTo("desk");
        assertThat(both.marked()).extracting(Ledger.Visit::client).containsExactly("phone");
        Ledger unread = ledger.stream()
                .filter(one -> one.uidl().equals("new"))
                .findFirst()
                .orElseThrow();
        assertThat(unread.fetches()).isEmpty();
        assertThat(unread.deleted()).isNull();
    }
}
