package mailtap.viewer.compare;

import java.util.List;
import mailtap.viewer.compare.Step.Line;
import mailtap.viewer.print.Json;
import org.jspecify.annotations.Nullable;

/** A comparison in JSON: docs/json.md. */
public final class CompareJson {
    private CompareJson() {}

    public static Json of(Comparison both) {
        List<Json> traits = both.traits().stream()
                .map(one -> new Json()
                        .put("trait", one.trait().wireName())
                        .put("left", known(one.left()))
                        .put("right", known(one.right())))
                .toList();
        return Json.schema()
                .put("left", both.left())
                .put("right", both.right())
                .put("equal", both.isEqual())
                .put("traits", traits)
                .put("volatile_lines", both.volatileLines())
                .put("lines", both.steps().stream().map(CompareJson::step).toList());
    }

    private static @Nullable String known(String values) {
        return values.isEmpty() ? null : values;
    }

    private static Json step(Step step) {
        return new Json()
                .put("same", step.same())
                .put("left", line(step.left()))
                .put("right", line(step.right()));
    }

    private static @Nullable Json line(@Nullable Line line) {
        return line == null ? null : new Json().put("said", line.said()).put("normal", line.normal());
    }
}
