package mailtap.mail.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mailtap.mail.Confidence;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The judge against the decision table, which {@link Situation} reads without asking the judge. */
class DecisionTablePropertyTest {
    @Property(tries = 1_000)
    void theVerdictIsTheRowOfTheTable(@ForAll long seed) {
        Situation situation = Situation.of(seed);
        Submission judged = situation.judged();
        assertThat(judged.verdict() + ", " + judged.confidence())
                .as("seed %d: %s", seed, situation)
                .isEqualTo(situation.row());
    }

    @Property(tries = 300)
    void whoLearntWhomIsWhatTheCopiesShowTheirReaders(@ForAll long seed) {
        Situation situation = Situation.of(seed);
        Map<String, Set<String>> learnt = new TreeMap<>();
        for (RecipientRow row : situation.judged().recipients()) {
            if (!row.learnt().isEmpty()) {
                learnt.put(row.address(), new TreeSet<>(row.learnt()));
            }
        }
        assertThat(learnt).as("seed %d: %s", seed, situation).isEqualTo(situation.whoLearntWhom());
    }

    /** Somebody in no header may be a Bcc; that he is one only his author can say. */
    @Property(tries = 300)
    void nobodyInNoHeaderIsCalledBccWithMoreThanTheFactsGive(@ForAll long seed) {
        Situation situation = Situation.of(seed);
        Submission judged = situation.judged();
        for (RecipientRow row : judged.recipients()) {
            boolean inNoHeader = row.listed().isEmpty() && !row.envelope().isEmpty();
            if (inNoHeader) {
                assertThat(row.standing().kind())
                        .as("seed %d: %s", seed, situation)
                        .isIn(Standing.Kind.IN_NO_HEADER, Standing.Kind.ALIAS_OF, Standing.Kind.SENDER);
            }
            if (inNoHeader
                    && row.standing().kind() == Standing.Kind.IN_NO_HEADER
                    && judged.verdict() == Verdict.HIDDEN
                    && judged.confidence() == Confidence.CERTAIN) {
                assertThat(situation.truth().bcc()).as("seed %d", seed).contains(row.address());
            }
        }
    }

    /** Else the properties above would hold for want of cases. */
    @Test
    void everyRowThatACopyCanBeOfComesUp() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (long seed = 0; seed < 4_000; seed++) {
            rows.merge(Situation.of(seed).row(), 1, Integer::sum);
        }
        assertThat(rows)
                .containsKeys(
                        "null, UNDECIDABLE",
                        "BCC_EXPOSED, CERTAIN",
                        "BCC_EXPOSED, LIKELY",
                        "BCC_SHARED_COPY, CERTAIN",
                        "BCC_SHARED_COPY, LIKELY",
                        "BCC_EMPTY_HEADER, CERTAIN",
                        "BCC_OWN_COPY, CERTAIN",
                        "BCC_NOT_SENT, CERTAIN",
                        "BCC_NOT_SENT, LIKELY",
                        "ALL_LISTED, CERTAIN",
                        "ALL_LISTED, LIKELY",
                        "LISTED_NOT_SENT, CERTAIN",
                        "LISTED_NOT_SENT, LIKELY",
                        "LIST_EXPANSION, LIKELY",
                        "HIDDEN, CERTAIN",
                        "HIDDEN, LIKELY",
                        "HIDDEN, UNDECIDABLE",
                        "UNLISTED, UNDECIDABLE");
    }
}
