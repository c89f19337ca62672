package mailtap.viewer.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import mailtap.viewer.compare.Step.Line;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {
    private static List<Line> lines(List<Integer> texts) {
        return texts.stream().map(text -> new Line("said " + text, "" + text)).toList();
    }

    @Property(tries = 200)
    void bothSidesStandInTheStepsWhole(
            @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> left,
            @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> right) {
        List<Step> steps = Steps.between(lines(left), lines(right));
        assertThat(steps.stream().map(Step::left).filter(Objects::nonNull)).containsExactlyElementsOf(lines(left));
        assertThat(steps.stream().map(Step::right).filter(Objects::nonNull)).containsExactlyElementsOf(lines(right));
        assertThat(steps).allSatisfy(step -> {
            boolean equal = step.left() != null
                    && step.right() != null
                    && step.left().normal().equals(step.right().normal());
            assertThat(step.same() && !equal).isFalse();
        });
    }

    @Property(tries = 50)
    void whatIsTheSameIsSeenToBe(@ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> both) {
        assertThat(Steps.between(lines(both), lines(both))).allMatch(Step::same);
    }

    @Test
    void theShortestWayIsFound() {
        List<Step> steps = Steps.between(lines(List.of(1, 2, 3, 4)), lines(List.of(1, 3, 4, 5)));
        assertThat(steps.stream().filter(Step::same)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "C| Message-Id: <1.2@x.org> # C| Message-Id: ‹message-id›",
                "C| Date: Sun, 22 Nov 2026 05:02:39 +0000 # C| Date: ‹date›",
                "C: AUTH PLAIN *{20} # C: AUTH PLAIN ‹secret›",
                "S: 334 PDE0NzcuMTc5NTMyMzc1OUBsb2c= # S: 334 ‹challenge›",
                "S: 250 2.0.0 Ok: queued as ZOO2.1 # S: 250 2.0.0 Ok: queued as ‹queue-id›",
                "S: +OK ready <1477.1795323761@x.org> # S: +OK ready ‹greeting-id›",
                "C: MAIL FROM:<a@x.org> SIZE=123 # C: MAIL FROM:<a@x.org> SIZE=‹size›",
                "! bare-lf client at 40 # ! bare-lf client at ‹offset›",
                "end by client  client 1/1  server 2/2 # end by client",
                "S: 250 ok # S: 250 ok",
            })
    void whatDiffersEachTimeHasAName(String said, String normal) {
        assertThat(new Normal().line(said)).isEqualTo(normal);
    }

    @Test
    void aBoundaryIsKnownFromItsHeader() {
        Normal normal = new Normal();
        assertThat(normal.line("C| Content-Type: multipart/mixed; boundary=\"--a1\""))
                .isEqualTo("C| Content-Type: multipart/mixed; boundary=\"‹boundary›\"");
        assertThat(normal.line("C| ----a1--")).isEqualTo("C| --‹boundary›--");
    }
}
