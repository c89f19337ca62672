package mailtap.mail.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mailtap.mail.Confidence;
import mailtap.mail.Message;
import mailtap.mail.Outcome;
import mailtap.mail.Talks;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecipientsTest {
    private static Submission judge(String letter) {
        return Recipients.compare(Letters.copy(letter), Truth.UNKNOWN);
    }

    private static void decides(String letter, Verdict verdict, Confidence confidence) {
        Submission submission = judge(letter);
        assertThat(submission.verdict()).as(letter).isEqualTo(verdict);
        assertThat(submission.confidence()).as(letter).isEqualTo(confidence);
    }

    private static RecipientRow row(Submission submission, String address) {
        return submission.recipients().stream()
                .filter(row -> row.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everybodyListed() {
        decides("a@x > b@x c@x | To: b@x / Cc: C <c@x>", Verdict.ALL_LISTED, Confidence.CERTAIN);
        decides("a@x > b@X | To: friends: b@x, c@y;", Verdict.LISTED_NOT_SENT, Confidence.LIKELY);
        decides("a@x > b@x c@x=550 | To: b@x, c@x", Verdict.ALL_LISTED, Confidence.CERTAIN);
    }

    @Test
    void hiddenAtSubmissionAndUndecidableLater() {
        decides("a@x > b@x d@x | To: b@x", Verdict.HIDDEN, Confidence.LIKELY);
        decides("a@x > d@x | To: undisclosed-recipients:;", Verdict.HIDDEN, Confidence.LIKELY);
        decides("a@x > b@x d@x | Received: from y by z / To: b@x", Verdict.UNLISTED, Confidence.UNDECIDABLE);
        decides("a@x > b@x d@x | Return-Path: <a@x> / To: b@x", Verdict.UNLISTED, Confidence.UNDECIDABLE);
        assertThat(judge("a@x > d@x | To: undisclosed-recipients:;").flags()).containsExactly(Flags.UNDISCLOSED_GROUP);
    }

    @Test
    void theSendersOwnCopyMakesItCertain() {
        Copy copy = Letters.copy("a@x > b@x d@x e@x | To: b@x");
        Truth sent =
                Truth.sent(Letters.copy("a@x > a@x | To: b@x / Bcc: d@x, e@x").headers());
        assertThat(Recipients.compare(copy, sent).confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(Recipients.compare(copy, Truth.of(List.of(), List.of("d@x"))).confidence())
                .isEqualTo(Confidence.LIKELY);
    }

    @Test
    void aBccFieldForItsOwnPersonDisclosesNothing() {
        decides("a@x > d@x | To: b@x / Bcc: d@x", Verdict.BCC_OWN_COPY, Confidence.CERTAIN);
        decides("a@x > d@x a@x | From: a@x / To: b@x / Bcc: d@x", Verdict.BCC_OWN_COPY, Confidence.CERTAIN);
    }

    @Test
    void aBccFieldForSeveralIsSharedAmongThem() {
        decides("a@x > d@x e@x | To: b@x / Bcc: d@x, e@x", Verdict.BCC_SHARED_COPY, Confidence.CERTAIN);
        Submission shared = judge("a@x > d@x e@x | To: b@x / Bcc: d@x, e@x");
        assertThat(row(shared, "d@x").learnt()).containsExactly("e@x");
    }

    @Test
    void aBccFieldShownToOthersIsExposed() {
        decides("a@x > b@x d@x | To: b@x / Bcc: d@x", Verdict.BCC_EXPOSED, Confidence.CERTAIN);
        decides("a@x > archive@x d@x | To: b@x / Bcc: d@x", Verdict.BCC_EXPOSED, Confidence.CERTAIN);
        Submission exposed = judge("a@x > b@x c@x=550 d@x | To: b@x, c@x / Bcc: d@x");
        assertThat(row(exposed, "b@x").learnt()).containsExactly("d@x");
        assertThat(row(exposed, "c@x").learnt()).isEmpty();
        assertThat(exposed.flags()).containsExactly(Flags.PARTIAL);
        assertThat(exposed.evidence()).extracting(Evidence::words).containsExactly("b@x is shown d@x in Bcc");
    }

    @Test
    void anEmptyBccFieldHintsAndNamesNobody() {
        decides("a@x > b@x d@x | To: b@x / Bcc:", Verdict.BCC_EMPTY_HEADER, Confidence.CERTAIN);
        decides("a@x > b@x d@x | To: b@x / Bcc: (hidden)", Verdict.BCC_EMPTY_HEADER, Confidence.CERTAIN);
    }

    @Test
    void aBccThatIsNotSentIsNamed() {
        decides("a@x > a@x | From: a@x / To: a@x / Bcc: d@x", Verdict.BCC_NOT_SENT, Confidence.LIKELY);
        assertThat(row(judge("a@x > b@x | To: b@x / Bcc: d@x"), "d@x").standing())
                .isEqualTo(Standing.of(Standing.Kind.BCC_NOT_SENT));
    }

    @Test
    void listsAndAliasesAreNoBcc() {
        decides("owner-l@x > b@x d@x | To: l@x", Verdict.LIST_EXPANSION, Confidence.LIKELY);
        decides("a@x > b@x | To: l@x / List-Id: <l.x>", Verdict.LIST_EXPANSION, Confidence.LIKELY);
        decides("a@x > robert@y;b@x | To: b@x", Verdict.ALL_LISTED, Confidence.CERTAIN);
        decides("a@x > b@x r@y=251_will_forward_to_<c@x> c@x | To: b@x, c@x", Verdict.ALL_LISTED, Confidence.CERTAIN);
        assertThat(row(judge("a@x > robert@y;b@x | To: b@x"), "robert@y")
                        .standing()
                        .wireName())
                .isEqualTo("alias-of b@x");
    }

    @Test
    void betweenServersTheRestIsOnAnotherHop() {
        Submission transfer = judge("a@x > b@x | Received: by z / To: b@x, c@y");
        assertThat(transfer.verdict()).isEqualTo(Verdict.ALL_LISTED);
        assertThat(transfer.stage()).isEqualTo(Stage.TRANSFER);
        assertThat(row(transfer, "c@y").standing()).isEqualTo(Standing.of(Standing.Kind.OTHER_HOP));
    }

    @Test
    void whatWasSentOnIsJudgedByItsTopmostResentBlock() {
        decides("a@x > r@x | Resent-To: r@x / To: b@x, c@x / Bcc: d@x", Verdict.ALL_LISTED, Confidence.CERTAIN);
        decides("a@x > r@x | Resent-To: r@x / To: b@x / Resent-Bcc: d@x", Verdict.ALL_LISTED, Confidence.CERTAIN);
        decides("a@x > r@x d@x | Resent-To: r@x / Resent-Bcc: d@x / To: b@x", Verdict.BCC_EXPOSED, Confidence.CERTAIN);
    }

    @Test
    void nobodyGotWhatTheServerRefused() {
        Submission refused =
                Recipients.compare(Letters.copy("a@x > b@x d@x | To: b@x / Bcc: d@x", "554", 7), Truth.UNKNOWN);
        assertThat(refused.verdict()).isNull();
        assertThat(row(refused, "b@x").outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(row(refused, "b@x").learnt()).isEmpty();
    }

    @Test
    void anEnvelopeWithoutContentIsNotSentAndACutOneIsTruncated() {
        String envelope = "1 C: MAIL FROM:<a@x>\n  S: 250 ok\n2 C: RCPT TO:<b@x>\n  S: 250 ok\n3 C: ";
        Message left = Talks.only(Talks.smtp(envelope + "RSET\n  S: 250 ok\n"));
        assertThat(Recipients.compare(left, Headers.of(left.head())).verdict()).isEqualTo(Verdict.NOT_SENT);
        Message cut = Talks.only(Talks.smtp(envelope + "DATA\n  S: 354 go\n  C| To: b@x\n"));
        assertThat(Recipients.compare(cut, Headers.of(cut.head())).verdict()).isEqualTo(Verdict.TRUNCATED);
    }

    @Test
    void reportsAndAutomaticRepliesAreNamed() {
        String[][] kinds = {
            {"DSN", "Content-Type: multipart/report; report-type=delivery-status"},
            {"MDN", "Content-Type: multipart/report; report-type=disposition-notification"},
            {"AUTO", "Auto-Submitted: auto-replied"},
            {"MAIL", "Auto-Submitted: no"},
        };
        for (String[] kind : kinds) {
            assertThat(judge("a@x > b@x | To: b@x / " + kind[1]).kind().name()).isEqualTo(kind[0]);
        }
    }

    @Test
    void aHiddenAddressElsewhereInTheHeaderIsDisclosed() {
        Submission told = judge("a@x > b@x d@x | To: b@x / Apparently-To: <D@x>, d@x");
        assertThat(told.flags()).containsExactly(Flags.DISCLOSED_IN + "apparently-to");
        assertThat(row(told, "b@x").learnt()).containsExactly("d@x");
        assertThat(judge("a@x > d@x | To: b@x / Delivered-To: d@x").flags()).isEmpty();
    }

    @Test
    void sameRecipientTwiceIsADuplicate() {
        assertThat(judge("a@x > b@X b@x | To: b@x").flags()).containsExactly(Flags.DUPLICATE);
    }

    @Test
    void deliveryIsAStageOfItsOwn() {
        Copy copy = Letters.copy("a@x > b@x d@x | To: b@x");
        Copy lmtp = new Copy(
                copy.session(),
                new Way(Protocol.LMTP, "", 24, null, null),
                copy.message(),
                copy.headers(),
                Inside.NOTHING);
        Submission delivered = Recipients.compare(lmtp, Truth.UNKNOWN);
        assertThat(delivered.stage()).isEqualTo(Stage.DELIVERY);
        assertThat(delivered.verdict()).isEqualTo(Verdict.UNLISTED);
    }

    @Test
    void wordsStandBesideEveryRcpt() {
        Map<Integer, String> words =
                judge("a@x > b@x c@x d@x a@x | From: a@x / To: b@x / Cc: c@x").words(new SessionId(7));
        assertThat(words)
                .containsEntry(2, "in To")
                .containsEntry(3, "in Cc")
                .containsEntry(4, "in no header: Bcc, list or forward")
                .containsEntry(5, "in no header: the sender's own copy");
    }

    @Property(tries = 100)
    void theOrderOfRecipientsSaysNothing(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> rcpt = new ArrayList<>(List.of("b@x", "c@x=550", "d@x", "e@y", "a@x", "b@x"));
        List<String> fields = new ArrayList<>(List.of("From: a@x", "To: b@x, c@x", "Cc: f@x", "Apparently-To: e@y"));
        if (random.nextBoolean()) {
            fields.add("Bcc: d@x, e@y");
        }
        String before = said(rcpt, fields);
        Collections.shuffle(rcpt, random);
        assertThat(said(rcpt, fields)).isEqualTo(before);
        Collections.shuffle(fields, random);
        assertThat(said(rcpt, fields)).isEqualTo(before);
    }

    /** All but the order. */
    private static String said(List<String> rcpt, List<String> fields) {
        Submission submission = judge("a@x > " + String.join(" ", rcpt) + " | " + String.join(" / ", fields));
        Set<String> rows = submission.recipients().stream()
                .map(row -> row.address() + row.listed() + row.standing().wireName() + row.outcome() + row.learnt())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> evidence =
                submission.evidence().stream().map(Evidence::words).collect(Collectors.toCollection(TreeSet::new));
        return Objects.toString(submission.verdict()) + submission.confidence() + submission.flags() + rows + evidence;
    }
}
