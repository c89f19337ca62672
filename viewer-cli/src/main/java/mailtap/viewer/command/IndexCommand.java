package mailtap.viewer.command;

import java.io.IOException;
import java.time.Duration;
import mailtap.config.Settings;
import mailtap.indexer.IndexProgress;
import mailtap.indexer.Indexer;
import mailtap.journal.DataDirectory;
import mailtap.journal.IndexRequest;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Progress;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.Quantities;
import mailtap.viewer.wiring.Indexes;
import mailtap.viewer.wiring.Store;

/** {@code mailtap index}. */
final class IndexCommand implements Command {
    private static final String FOOTER = """
        mailtap run does this by itself. The index can be deleted at any time: all of it
        is made from the journal. What run wrote piece by piece is put together, too, so
        that searches begin sooner.

        Examples:
          mailtap index                     index what is missing
          mailtap index --rebuild           make all of it anew
          mailtap index --wait              in scripts: everything relayed so far is found
        """;

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int NOBODY = -1;

    private final Common common;
    private boolean rebuild;
    private boolean wait;
    private int timeout = 60;
    private boolean json;

    IndexCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("index", this, "Bring the index up to date, or make it anew.", FOOTER)
                .flag("--rebuild", "Make the index anew from the journal.", () -> rebuild = true)
                .flag(
                        "--wait",
                        "Return when everything relayed so far is on the disk and can be found; works while"
                                + " run is up.",
                        () -> wait = true)
                .option(
                        "--timeout SECONDS",
                        int.class,
                        "How long --wait waits (default: 60).",
                        value -> timeout = value)
                .flag("--json", "Print one JSON object.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = common.settings();
        DataDirectory data = Store.folder(settings);
        if (wait && !rebuild && data.indexHolder().isPresent()) {
            int exitCode = await(data);
            if (exitCode != NOBODY) {
                return exitCode;
            }
        }
        print(index(data, settings));
        return ExitCode.DONE;
    }

    private IndexProgress index(DataDirectory data, Settings settings) throws IOException, InterruptedException {
        try (Indexer indexer = Indexer.open(data, Indexes.settings(settings));
                Screen notices = common.notices()) {
            boolean watched = common.surroundings().terminal().err();
            Progress progress = new Progress(notices, watched, "indexed");
            IndexProgress done = rebuild
                    ? indexer.rebuild(step -> progress.at(step.bytesDone(), step.bytesTotal()))
                    : indexer.catchUp(step -> progress.at(step.bytesDone(), step.bytesTotal()));
            long wanting = indexer.mergeSmall(new Progress(notices, watched, "small parts put together")::at);
            if (wanting > 0) {
                notices.line(
                        Ink.WARNING,
                        "small parts of the index stay apart: to put them together, " + Quantities.size(wanting)
                                + " would have to be free on its disk");
            }
            return done;
        }
    }

    /** The exit code, or {@link #NOBODY} when whoever kept the index is gone. */
    private int await(DataDirectory data) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(timeout).toNanos();
        try (IndexRequest request = IndexRequest.ask(data)) {
            while (!request.isIndexed()) {
                if (data.indexHolder().isEmpty()) {
                    return NOBODY;
                }
                if (System.nanoTime() > deadline || common.surroundings().stop().await(LOOK)) {
                    common.notice("the index did not come up to date within " + timeout
                            + " s; mailtap check says how things are");
                    return ExitCode.INCONCLUSIVE;
                }
            }
        }
        if (json) {
            try (Screen screen = common.screen()) {
                screen.line(Json.schema().put("indexed", true).toString());
            }
        }
        return ExitCode.DONE;
    }

    private void print(IndexProgress done) throws IOException {
        try (Screen screen = common.screen()) {
            if (json) {
                screen.line(Json.schema()
                        .put("indexed", true)
                        .put("entries", done.entries())
                        .put("bytes", done.bytesDone())
                        .put("damaged", done.damaged())
                        .toString());
            } else {
                screen.line("the index is up to date; read " + done.entries() + " entries of "
                        + Quantities.size(done.bytesTotal()));
                if (done.damaged() > 0) {
                    screen.line("damaged places in the journal: " + done.damaged() + "; mailtap check names them");
                }
            }
        }
    }
}
