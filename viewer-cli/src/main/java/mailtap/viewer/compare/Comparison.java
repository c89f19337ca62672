package mailtap.viewer.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import mailtap.mail.client.Seen;
import mailtap.mail.client.Trait;
import mailtap.mail.client.Traits;
import mailtap.notation.NotationLine;
import mailtap.notation.NotationStyle;
import mailtap.notation.NotationWriter;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Tally;
import mailtap.transcript.Transcript;
import mailtap.viewer.compare.Step.Line;

/**
 * Two dialogues or two clients, compared.
 *
 * @param left what the left one is called
 * @param traits those that differ
 * @param steps line by line; none where clients are compared
 * @param volatileLines how many lines are the same only without what differs each time
 */
public record Comparison(String left, String right, List<Difference> traits, List<Step> steps, long volatileLines) {
    static final int MOST_LINES = 20_000;

    /** A trait that differs. */
    public record Difference(Trait trait, String left, String right) {}

    public Comparison {
        traits = List.copyOf(traits);
        steps = List.copyOf(steps);
    }

    public static Comparison ofSessions(Transcript left, Transcript right, List<Difference> traits) {
        List<Step> steps = Steps.between(lines(left), lines(right));
        return new Comparison(left.id().toString(), right.id().toString(), traits, steps, volatileLines(steps));
    }

    private static long volatileLines(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.same() && !Objects.equals(step.left(), step.right()))
                .count();
    }

    /** What differs in the values of traits, whatever the counts. */
    public static List<Difference> differences(Traits left, Traits right) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(left.traits());
        all.addAll(right.traits());
        List<Difference> differences = new ArrayList<>();
        for (Trait trait : all) {
            String one = values(left, trait);
            String other = values(right, trait);
            if (!one.equals(other)) {
                differences.add(new Difference(trait, one, other));
            }
        }
        return differences;
    }

    private static String values(Traits traits, Trait trait) {
        return traits.values(trait).stream().map(Seen::value).sorted().collect(Collectors.joining("; "));
    }

    private static List<Line> lines(Transcript transcript) {
        Normal normal = new Normal();
        List<Line> lines = new ArrayList<>();
        NotationStyle style = NotationStyle.SCREEN.withFold(0);
        NotationWriter writer = new NotationWriter(transcript.id(), style, line -> {
            if (isOfTheTalk(line) && lines.size() < MOST_LINES) {
                String said = line.mark() + (line.text().isEmpty() ? "" : " " + line.text());
                lines.add(new Line(said, normal.line(said)));
            }
        });
        for (Entry entry : transcript.normalForm().entries()) {
            writer.write(entry);
        }
        writer.finish();
        return lines;
    }

    private static boolean isOfTheTalk(NotationLine line) {
        return !line.mark().isEmpty()
                && line.entry() != null
                && !(line.entry() instanceof Tally)
                && !(line.entry() instanceof SessionStart);
    }

    /** Nothing differs but what differs each time. */
    public boolean isEqual() {
        return traits.isEmpty() && steps.stream().allMatch(Step::same);
    }
}
