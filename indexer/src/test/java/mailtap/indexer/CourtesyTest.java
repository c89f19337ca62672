package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mailtap.journal.JournalPosition;
import org.junit.jupiter.api.Test;

class CourtesyTest {
    private static final long MUCH = 1 << 20;

    private final Courtesy courtesy = new Courtesy();
    private final Map<String, JournalPosition> here = Map.of("run", new JournalPosition("run", 1, 100));
    private final Map<String, JournalPosition> further = Map.of("run", new JournalPosition("run", 1, 200));

    @Test
    void restsWhileTheJournalRunsAhead() {
        courtesy.look(here, MUCH);
        assertThat(courtesy.restNanos(1_000)).isEqualTo(2_000);
        courtesy.look(further, MUCH);
        assertThat(courtesy.restNanos(1_000)).isEqualTo(2_000);
        assertThat(courtesy.restNanos(Long.MAX_VALUE / 4)).isLessThan(1_000_000_000);
    }

    @Test
    void worksOnWhenTheTrafficCeases() {
        courtesy.look(here, MUCH);
        courtesy.look(here, MUCH);
        assertThat(courtesy.restNanos(1_000)).isZero();
    }

    @Test
    void worksOnWhenItIsUpToDateButForTheLastMoment() {
        courtesy.look(here, MUCH);
        courtesy.look(further, 10_000);
        assertThat(courtesy.restNanos(1_000)).isZero();
    }
}
