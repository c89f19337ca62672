package mailtap.viewer.view;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import mailtap.mail.Conversation;
import mailtap.mail.Exchange;
import mailtap.mail.meaning.Timing;
import mailtap.mail.meaning.Timing.Kind;
import mailtap.mail.meaning.Timing.Phase;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import org.jspecify.annotations.Nullable;

/** Where the time of a session went: a row for each exchange with its place in the whole, and the sums below. */
public final class TimingView {
    private static final int NUMBER = 3;
    private static final int COMMAND = 24;
    private static final int TIME = 9;
    private static final int LEAST_BAR = 10;

    private final Screen screen;
    private final Conversation talk;
    private final List<Timing> timings;

    public TimingView(Screen screen, Conversation talk, List<Timing> timings) {
        this.screen = screen;
        this.talk = talk;
        this.timings = timings;
    }

    public void print(Extract extract) throws IOException {
        List<Timing> shown = timings.stream()
                .filter(timing -> extract.shows(timing.exchange()))
                .toList();
        if (shown.stream().allMatch(timing -> timing.phases().isEmpty())) {
            screen.line(Ink.FAINT, "nothing here took any time");
            return;
        }
        Scale scale = scale(shown);
        heading(scale);
        Map<Integer, Exchange> exchanges =
                talk.exchanges().stream().collect(Collectors.toMap(Exchange::number, Function.identity()));
        for (Timing timing : shown) {
            row(timing, exchanges.get(timing.exchange()), scale);
        }
        screen.line();
        sums(shown);
    }

    private record Scale(Instant from, Duration length, int cells) {
        /** The cell in which this moment lies, the end of the last one included. */
        int cell(Instant at) {
            double part = (double) Duration.between(from, at).toNanos() / Math.max(1, length.toNanos());
            return (int) Math.round(part * cells);
        }
    }

    private Scale scale(List<Timing> shown) {
        List<Phase> phases =
                shown.stream().flatMap(timing -> timing.phases().stream()).toList();
        Instant from = phases.stream().map(Phase::from).min(Instant::compareTo).orElseThrow();
        Instant to = phases.stream().map(Phase::to).max(Instant::compareTo).orElseThrow();
        int left = NUMBER + 2 + COMMAND + 2 * TIME + 2;
        return new Scale(from, Duration.between(from, to), Math.max(LEAST_BAR, screen.filled() - left));
    }

    private void heading(Scale scale) throws IOException {
        String end = Quantities.duration(scale.length);
        screen.line(Rich.of(Ink.FAINT, " ".repeat(NUMBER + 2))
                .plus(Rich.of(Ink.FAINT, "COMMAND").pad(COMMAND))
                .plus(Rich.of(Ink.FAINT, "CLIENT").padLeft(TIME))
                .plus(Rich.of(Ink.FAINT, "SERVER").padLeft(TIME))
                .plus(Ink.FAINT, "  0")
                .plus(Rich.of(Ink.FAINT, end).padLeft(scale.cells - 1)));
    }

    private void row(Timing timing, @Nullable Exchange exchange, Scale scale) throws IOException {
        String number = String.valueOf(timing.exchange());
        String command = exchange == null || exchange.command() == null
                ? "(the server speaks)"
                : exchange.command().line();
        screen.line(Rich.of(Ink.FAINT, number)
                .padLeft(NUMBER)
                .plus("  ")
                .plus(Rich.of(Ink.CLIENT, command).cut(COMMAND).pad(COMMAND))
                .plus(time(sum(timing, Kind.CLIENT, Kind.UPLOAD)))
                .plus(time(sum(timing, Kind.SERVER, Kind.VERDICT, Kind.DOWNLOAD)))
                .plus("  ")
                .plus(bar(timing, scale)));
    }

    private static Rich time(Duration time) {
        return Rich.of(time.isZero() ? "" : StatsWords.latency(time)).padLeft(TIME);
    }

    private static Rich bar(Timing timing, Scale scale) {
        Rich bar = Rich.EMPTY;
        int at = 0;
        for (Phase phase : timing.phases()) {
            int from = Math.max(at, Math.min(scale.cell(phase.from()), scale.cells - 1));
            int to = Math.min(scale.cells, Math.max(scale.cell(phase.to()), from + 1));
            bar = bar.plus(" ".repeat(from - at))
                    .plus(ink(phase.kind()), sign(phase.kind()).repeat(Math.max(0, to - from)));
            at = Math.max(to, at);
        }
        return bar.cut(scale.cells);
    }

    private static String sign(Kind kind) {
        return switch (kind) {
            case CLIENT -> "·";
            case UPLOAD -> ">";
            case SERVER -> "=";
            case VERDICT -> "#";
            case DOWNLOAD -> "<";
        };
    }

    private static Ink ink(Kind kind) {
        return switch (kind) {
            case CLIENT, UPLOAD -> Ink.CLIENT;
            case SERVER, DOWNLOAD -> Ink.SERVER;
            case VERDICT -> Ink.WARNING;
        };
    }

    private void sums(List<Timing> shown) throws IOException {
        Duration client = total(shown, Kind.CLIENT);
        Duration server = total(shown, Kind.SERVER);
        sum(Kind.CLIENT, "the client thought", client, "");
        sum(Kind.UPLOAD, "the client sent", total(shown, Kind.UPLOAD), rate(shown, Kind.UPLOAD));
        sum(Kind.SERVER, "the server let it wait", server, "");
        sum(Kind.VERDICT, "wait after the final dot", total(shown, Kind.VERDICT), "");
        sum(Kind.DOWNLOAD, "the server sent", total(shown, Kind.DOWNLOAD), rate(shown, Kind.DOWNLOAD));
    }

    private void sum(Kind kind, String what, Duration time, String more) throws IOException {
        if (!time.isZero()) {
            screen.line(Rich.of("  ")
                    .plus(ink(kind), sign(kind) + " ")
                    .plus(Rich.of(what).pad(COMMAND + 1))
                    .plus(time(time))
                    .plus(more));
        }
    }

    private static String rate(List<Timing> shown, Kind kind) {
        long bytes = shown.stream()
                .mapToLong(timing -> kind == Kind.UPLOAD ? timing.uploaded() : timing.downloaded())
                .sum();
        double seconds = total(shown, kind).toNanos() / 1e9;
        return "  " + Quantities.size(bytes) + ", " + Quantities.size((long) (bytes / seconds)) + "/s";
    }

    private static Duration total(List<Timing> shown, Kind kind) {
        return shown.stream().map(timing -> timing.total(kind)).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration sum(Timing timing, Kind... kinds) {
        Duration sum = Duration.ZERO;
        for (Kind kind : kinds) {
            sum = sum.plus(timing.total(kind));
        }
        return sum;
    }
}
