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
}
