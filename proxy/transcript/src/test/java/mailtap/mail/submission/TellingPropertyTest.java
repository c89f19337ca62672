package mailtap.mail.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mailtap.mail.Conversation;
import mailtap.mail.Message;
import mailtap.transcript.Protocol;
import mailtap.transcript.Transcript;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Bytes in, verdicts out: however a message is brought to its recipients, the same is judged of it, and the same people
 * have learnt of the same people.
 */
class TellingPropertyTest {
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    /** Who got it is judged by whole copies; that there were several is not the message's doing. */
    private static final Set<String> OF_THE_DIALOGUE = Set.of(Flags.FAN_OUT);

    @Property(tries = 300)
    void howItIsToldChangesNoVerdict(@ForAll long mailing, @ForAll long telling) {
        Mailing one = Mailing.of(mailing);
        assertThat(said(judged(Telling.anyhow(one, telling))))
                .as("mailing %d told as %d: %s", mailing, telling, one)
                .isEqualTo(said(judged(Telling.plainly(one))));
    }

    @Property(tries = 200)
    void whoLearntWhomIsWhatTheFormsShow(@ForAll long mailing, @ForAll long telling) {
        Mailing one = Mailing.of(mailing);
        Map<String, Set<String>> learnt = new TreeMap<>();
        for (RecipientRow row : judged(Telling.anyhow(one, telling)).recipients()) {
            if (!row.learnt().isEmpty()) {
                learnt.put(row.address(), new TreeSet<>(row.learnt()));
            }
        }
        assertThat(learnt)
                .as("mailing %d told as %d: %s", mailing, telling, one)
                .isEqualTo(one.lessons());
    }

    /** The scripts are SMTP as the standards want it, or the properties would be about something else. */
    @Property(tries = 200)
    void whatIsToldIsInOrder(@ForAll long mailing, @ForAll long telling) {
        for (Transcript session : Telling.anyhow(Mailing.of(mailing), telling)) {
            assertThat(Conversation.of(session).findings())
                    .extracting(finding -> finding.kind())
                    .as("mailing %d told as %d", mailing, telling)
                    .isEmpty();
        }
    }

    /** Else the properties would hold for want of cases. */
    @Test
    void manyWaysAndManyVerdictsComeUp() {
        Set<String> verdicts = new TreeSet<>();
        int most = 0;
        int lessons = 0;
        for (long seed = 0; seed < 300; seed++) {
            List<Transcript> sessions = Telling.anyhow(Mailing.of(seed), seed);
            most = Math.max(most, sessions.size());
            verdicts.add(judged(sessions).verdict() + "");
            lessons += Mailing.of(seed).lessons().size();
        }
        assertThat(verdicts)
                .contains("ALL_LISTED", "HIDDEN", "UNLISTED", "BCC_EXPOSED", "BCC_SHARED_COPY", "BCC_EMPTY_HEADER");
        assertThat(most).isGreaterThan(3);
        assertThat(lessons).isGreaterThan(100);
    }

    /** The message of the mailing among what else was sent. */
    private static Submission judged(List<Transcript> sessions) {
        List<Copy> copies = new ArrayList<>();
        for (Transcript session : sessions) {
            Conversation talk = Conversation.of(session);
            for (Message message : talk.messages()) {
                Protocol protocol = session.start().orElseThrow().protocol();
                Way way = new Way(protocol, "office", 25, null, null);
                copies.add(new Copy(session.id(), way, message, Headers.of(message.head()), Inside.NOTHING));
            }
        }
        List<Submission> ours = new Submissions(Submissions.Window.DEFAULT, Truth.UNKNOWN)
                .of(copies, List.of(), LATER, Set.of()).stream()
                        .filter(one -> one.recipients().stream()
                                .anyMatch(row -> row.address().equals("bob@example.org")))
                        .toList();
        assertThat(ours).hasSize(1);
        return ours.getFirst();
    }

    /** All but the evidence, which is of each copy. */
    private static Set<String> said(Submission one) {
        Set<String> said = new TreeSet<>();
        said.add("verdict " + one.verdict() + ", " + one.confidence() + ", " + one.kind() + " at " + one.stage());
        one.flags().stream().filter(flag -> !OF_THE_DIALOGUE.contains(flag)).forEach(flag -> said.add("flag " + flag));
        for (RecipientRow row : one.recipients()) {
            said.add(row.address() + " " + row.listed() + " " + row.standing() + " " + row.outcome() + " "
                    + row.learnt());
        }
        return said;
    }
}
