package mailtap.viewer.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {
    @Test
    void aBarIsAsLongAsItsShare() {
        assertThat(Bars.bar(10, 10, 4)).isEqualTo("████");
        assertThat(Bars.bar(5, 10, 3)).isEqualTo("█▌");
        assertThat(Bars.bar(1, 1_000_000, 4)).isEqualTo("▏");
        assertThat(Bars.bar(0, 10, 4)).isEmpty();
        assertThat(Bars.bar(Long.MAX_VALUE, Long.MAX_VALUE, 2)).isEqualTo("██");
    }

    @Test
    void aColumnIsAsHighAsItsShare() {
        assertThat(Bars.line(List.of(0L, 1L, 4L, 8L))).isEqualTo(" ▁▄█");
        assertThat(Bars.line(List.of(1L, Long.MAX_VALUE))).isEqualTo("▁█");
        assertThat(Bars.line(List.of(0L))).isEqualTo(" ");
        assertThat(Bars.line(List.of())).isEmpty();
    }
}
