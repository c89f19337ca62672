package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mailtap.indexer.SearchRequest;
import mailtap.indexer.Statistics;
import mailtap.indexer.query.QueryException;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.StatsJson;
import mailtap.viewer.view.StatsPage;
import mailtap.viewer.view.StatsView;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;

/** {@code mailtap stats}. */
final class StatsCommand implements Command {
    private static final String FOOTER = """
        Sessions, exchanges and messages are each counted where the query finds them itself:
        code:5xx counts the exchanges with such a reply, and the sessions that have one.

        Examples:
          mailtap stats                            all there is
          mailtap stats route:office --since now-1d
          mailtap stats 'rcpt:@example.net' --html example.html
          mailtap stats --json | jq '.latencies[] | {verb, p99: .server.p99_ms}'
        """;

    private static final int USUAL_ROWS = 10;
    private static final int USUAL_VALUES = 1_000;
    private static final int MOST = 100_000;

    private final Common common;
    private List<String> words = List.of();
    private final Within within = new Within();
    private @Nullable Integer top;
    private boolean json;
    private @Nullable Path html;
    private boolean force;

    StatsCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("stats", this, "Count what was captured, and say how long everything took.", FOOTER)
                .words("QUERY", "What to count (default: everything).", value -> words = value)
                .with(within::addTo)
                .option(
                        "--top N",
                        Integer.class,
                        "How many values of each field to show (default: 10, with --json 1000).",
                        value -> top = value)
                .flag("--json", "Print one JSON object.", () -> json = true)
                .option(
                        "--html FILE",
                        Path.class,
                        "Write a page with charts that needs nothing else; - for standard output.",
                        value -> html = value)
                .flag("--force", "Write FILE even if it is there already.", () -> force = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int most = most();
        String query = String.join(" ", words);
        try (Store store = common.store()) {
            Statistics statistics =
                    store.search().statistics(SearchRequest.of(query, 0).within(within.period(store)));
            if (statistics.isEmpty() && !json) {
                common.nothing(store, "nothing found");
                return ExitCode.NOTHING;
            }
            print(statistics, most);
            return statistics.isEmpty() ? ExitCode.NOTHING : ExitCode.DONE;
        } catch (QueryException e) {
            throw Listing.mistake(query, e);
        }
    }

    /** What is counted, for the page's title. */
    private String words() {
        String asked = String.join(" ", words);
        return asked.isBlank() ? "everything captured" : asked;
    }

    private int most() {
        int usual = json ? USUAL_VALUES : USUAL_ROWS;
        int most = top == null ? usual : top;
        if (most < 1 || most > MOST) {
            throw new Mistake("--top " + most + ": expected 1 to " + MOST);
        }
        return most;
    }

    private void print(Statistics statistics, int most) throws IOException {
        Path page = html;
        if (page != null) {
            StatsPage.Setting setting =
                    new StatsPage.Setting(words(), common.surroundings().zone(), most);
            common.write(page, force, screen -> StatsPage.print(screen, statistics, setting));
            return;
        }
        try (Screen screen = json ? common.screen() : common.pagedScreen()) {
            if (json) {
                screen.line(StatsJson.of(statistics, most).toString());
            } else {
                new StatsView(screen, common.surroundings().zone(), most).print(statistics);
            }
        }
    }
}
