package mailtap.indexer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.ZoneId;
import mailtap.indexer.document.Micros;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a zone with summer time, at noon of the day after it ended. */
class MomentsTest {
    private final Moments moments = new Moments(Instant.parse("2026-10-26T11:00:00Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026, 2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z",
        "2026-10, 2026-09-30T22:00:00Z, 2026-10-31T23:00:00Z",
        "2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "yesterday, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "today, 2026-10-25T23:00:00Z, 2026-10-26T23:00:00Z",
        "2026-10-26T09, 2026-10-26T08:00:00Z, 2026-10-26T09:00:00Z",
        "2026-10-26T09:14, 2026-10-26T08:14:00Z, 2026-10-26T08:15:00Z",
        "2026-10-26T09:14:03, 2026-10-26T08:14:03Z, 2026-10-26T08:14:04Z",
        "2026-10-26T09:14:03.118, 2026-10-26T08:14:03.118Z, 2026-10-26T08:14:03.118001Z",
        "2026-10-26T09:14Z, 2026-10-26T09:14:00Z, 2026-10-26T09:15:00Z",
        "2026-10-26t09:14+0530, 2026-10-26T03:44:00Z, 2026-10-26T03:45:00Z",
        "09:14, 2026-10-26T08:14:00Z, 2026-10-26T08:15:00Z",
        "now, 2026-10-26T11:00:00Z, 2026-10-26T11:00:00.000001Z",
        "now-90m, 2026-10-26T09:30:00Z, 2026-10-26T09:30:00.000001Z",
        "3d, 2026-10-23T10:00:00Z, 2026-10-23T10:00:00.000001Z",
        "now+1h, 2026-10-26T12:00:00Z, 2026-10-26T12:00:00.000001Z",
    })
    void stretches(String written, Instant from, Instant until) throws ValueException {
        assertThat(moments.parse(written)).isEqualTo(new Moments.Stretch(Micros.of(from), Micros.of(until)));
    }

    @ParameterizedTest
    @CsvSource({"2026-13-01", "2026-02-30", "25:00", "now1h", "1fortnight", "2026-1-1", "''"})
    void whatIsNoTime(String written) {
        assertThat(catchThrowable(() -> moments.parse(written))).isInstanceOf(ValueException.class);
    }
}
