package mailtap.viewer.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import mailtap.viewer.compare.Step.Line;

/**
 * The shortest way from one list of lines to another: Myers' greedy algorithm of 1986, which gives up where too much
 * differs. Libraries have it without that bound, and captured sessions can be made to differ in every line.
 */
final class Steps {
    /** Time and memory grow with the square of it. */
    static final int MOST_DIFFERENCES = 2_000;

    private final List<Line> left;
    private final List<Line> right;

    private Steps(List<Line> left, List<Line> right) {
        this.left = left;
        this.right = right;
    }

    static List<Step> between(List<Line> left, List<Line> right) {
        return paired(new Steps(left, right).steps());
    }

    private boolean same(int x, int y) {
        return left.get(x).normal().equals(right.get(y).normal());
    }

    private List<Step> steps() {
        int most = Math.min(left.size() + right.size(), MOST_DIFFERENCES);
        int[] furthest = new int[2 * most + 3];
        int zero = most + 1;
        List<int[]> trace = new ArrayList<>();
        for (int d = 0; d <= most; d++) {
            trace.add(Arrays.copyOfRange(furthest, zero - d - 1, zero + d + 2));
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || (k != d && furthest[zero + k - 1] < furthest[zero + k + 1]);
                int x = down ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1;
                int y = x - k;
                while (x < left.size() && y >= 0 && y < right.size() && same(x, y)) {
                    x++;
                    y++;
                }
                furthest[zero + k] = x;
                if (x >= left.size() && y >= right.size()) {
                    return back(trace, d);
                }
            }
        }
        return wholly();
    }

    private List<Step> back(List<int[]> trace, int differences) {
        Deque<Step> steps = new ArrayDeque<>();
        int x = left.size();
        int y = right.size();
        for (int d = differences; d >= 0; d--) {
            int[] furthest = trace.get(d);
            int zero = d + 1;
            int k = x - y;
            boolean down = k == -d || (k != d && furthest[zero + k - 1] < furthest[zero + k + 1]);
            int before = d == 0 ? 0 : down ? k + 1 : k - 1;
            int fromX = d == 0 ? 0 : furthest[zero + before];
            int fromY = fromX - before;
            while (x > fromX && y > fromY && x > 0 && y > 0) {
                steps.push(new Step(left.get(--x), right.get(--y), true));
            }
            if (d > 0 && down) {
                steps.push(new Step(null, right.get(--y), false));
            } else if (d > 0) {
                steps.push(new Step(left.get(--x), null, false));
            }
        }
        return List.copyOf(steps);
    }

    private List<Step> wholly() {
        List<Step> steps = new ArrayList<>();
        left.forEach(line -> steps.add(new Step(line, null, false)));
        right.forEach(line -> steps.add(new Step(null, line, false)));
        return steps;
    }

    /** What went and what came in its place stand beside each other. */
    private static List<Step> paired(List<Step> steps) {
        List<Step> paired = new ArrayList<>();
        Deque<Line> gone = new ArrayDeque<>();
        Deque<Line> come = new ArrayDeque<>();
        for (Step step : steps) {
            if (step.same()) {
                flush(gone, come, paired);
                paired.add(step);
            } else if (step.left() != null) {
                gone.add(step.left());
            } else if (step.right() != null) {
                come.add(step.right());
            }
        }
        flush(gone, come, paired);
        return paired;
    }

    private static void flush(Deque<Line> gone, Deque<Line> come, List<Step> into) {
        while (!gone.isEmpty() || !come.isEmpty()) {
            into.add(new Step(gone.poll(), come.poll(), false));
        }
    }
}
