package mailtap.viewer.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import mailtap.indexer.Order;
import mailtap.indexer.SearchRequest;
import mailtap.indexer.document.Kind;
import mailtap.indexer.query.QueryException;
import mailtap.viewer.export.CsvExport;
import mailtap.viewer.export.EcsExport;
import mailtap.viewer.export.EmlExport;
import mailtap.viewer.export.Export;
import mailtap.viewer.export.Format;
import mailtap.viewer.export.HtmlExport;
import mailtap.viewer.export.JsonExport;
import mailtap.viewer.export.MboxExport;
import mailtap.viewer.export.Shelf;
import mailtap.viewer.export.TextExport;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.GrowingFolder;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Progress;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.Quantities;
import mailtap.viewer.wiring.Judgements;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;

/** {@code mailtap export}. */
final class ExportCommand implements Command {
    private static final String FOOTER = """
        text, json and html write every session in which the query finds something, whole;
        ndjson and csv what it finds; mbox and eml the messages it finds. docs/export.md
        has the formats. The output appears when it is complete.

        Examples:
          mailtap export --format text -o talks.txt      everything, to be read back
          mailtap export 'rcpt:@example.net' --format mbox -o example.mbox
          mailtap export --format eml -o letters --since yesterday
          mailtap export route:office --format html -o office.html
          mailtap export --format csv --in messages | head
        """;

    private static final String STANDARD_OUTPUT = "-";

    private final Common common;
    private List<String> words = List.of();
    private Format format = Format.TEXT;
    private Path output = Path.of(STANDARD_OUTPUT);
    private final Within within = new Within();
    private @Nullable Listed kind;
    private boolean full;
    private boolean reveal;
    private boolean force;

    ExportCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("export", this, "Write what was captured for other programs and people.", FOOTER)
                .words("QUERY", "What to export (default: everything).", value -> words = value)
                .needed(
                        "-f, --format FORMAT",
                        Format.class,
                        "text, json, ndjson, csv, mbox, eml or html.",
                        value -> format = value)
                .option(
                        "-o, --output FILE",
                        Path.class,
                        "Where to (default: - for standard output); for eml a folder.",
                        value -> output = value)
                .with(within::addTo)
                .option(
                        "--in KIND",
                        Listed.class,
                        "For csv and ndjson: only sessions, exchanges or messages.",
                        value -> kind = value)
                .flag("--full", "For html: do not fold long content.", () -> full = true)
                .flag("--reveal", "For text and html: login secrets too, where they were kept.", () -> reveal = true)
                .flag("--force", "Replace what is there.", () -> force = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        try (Store store = common.store()) {
            SearchRequest request = request(store);
            long total = count(store, request);
            if (total == 0) {
                common.nothing(store, "nothing found to export");
                return ExitCode.NOTHING;
            }
            Shelf shelf = new Shelf(store.sessions(), new Judgements(store, common.verdicts()));
            if (format == Format.EML) {
                intoFolder(store, request, total, shelf);
            } else {
                common.write(
                        output, force, screen -> run(store, request, total, export(screen, shelf, request, total)));
            }
            tell(shelf);
            return ExitCode.DONE;
        }
    }

    private void intoFolder(Store store, SearchRequest request, long total, Shelf shelf) throws IOException {
        try (GrowingFolder folder = GrowingFolder.open(output, force, asked())) {
            if (folder.found() > 0) {
                common.notice("going on with " + folder.place() + ", which has "
                        + Quantities.count(folder.found(), "message") + " already");
            }
            try {
                run(store, request, total, new EmlExport(folder, shelf));
                folder.complete();
            } catch (IOException | UncheckedIOException e) {
                common.notice("what is written so far is in " + folder.place() + "; the same command goes on with it");
                throw e;
            }
        }
    }

    /** What is exported, as the user said it. */
    private String asked() {
        String query = String.join(" ", words);
        return (query.isBlank() ? "everything" : query) + within.asTyped();
    }

    private static long count(Store store, SearchRequest request) throws IOException {
        try {
            return store.search().count(request);
        } catch (QueryException e) {
            throw Listing.mistake(request.query(), e);
        }
    }

    private void check() {
        boolean standardOutput = output.toString().equals(STANDARD_OUTPUT);
        if (format == Format.EML && standardOutput) {
            throw new Mistake("--format eml makes a file for each message; name a folder with --output");
        }
        if (format == Format.MBOX
                && standardOutput
                && common.surroundings().terminal().out()) {
            throw new Mistake("--format mbox writes bytes that could drive the terminal; name a file with --output");
        }
        if (kind != null && format.scope() != Format.Scope.HITS) {
            throw new Mistake("--in is for csv and ndjson; " + format + " writes "
                    + (format.scope() == Format.Scope.MESSAGES ? "messages" : "whole sessions"));
        }
    }

    private SearchRequest request(Store store) {
        String query = String.join(" ", words);
        Set<Kind> kinds = kind == null ? format.kinds(query.isBlank()) : Set.of(kind.kind());
        return new SearchRequest(query, kinds, Order.OLDEST_FIRST, 0, within.period(store));
    }

    private Export export(Screen screen, Shelf shelf, SearchRequest request, long total) throws IOException {
        return switch (format) {
            case TEXT -> new TextExport(screen, shelf, reveal);
            case JSON -> new JsonExport(screen, shelf);
            case NDJSON -> new EcsExport(screen, shelf);
            case CSV -> new CsvExport(screen, request.kinds().iterator().next());
            case MBOX -> new MboxExport(screen, shelf);
            case HTML -> new HtmlExport(screen, shelf, manner(request.query(), total == 1));
            case EML -> throw new IllegalStateException("needs a folder");
        };
    }

    private HtmlExport.Manner manner(String query, boolean single) {
        String asked = query.isBlank() ? "Everything captured" : "Sessions found by " + query;
        return new HtmlExport.Manner(asked, common.surroundings().zone(), single, full, reveal);
    }

    private void run(Store store, SearchRequest request, long total, Export export) throws IOException {
        try (Screen notices = common.notices()) {
            boolean watched = common.surroundings().terminal().err();
            Progress progress = Progress.counting(notices, watched, "exporting");
            long[] done = {0};
            store.search().each(request, hit -> {
                export.take(hit);
                progress.at(++done[0], total);
            });
            export.finish();
        } catch (QueryException e) {
            throw Listing.mistake(request.query(), e);
        }
    }

    private void tell(Shelf shelf) throws IOException {
        if (shelf.damaged() > 0) {
            common.notice(
                    "note: " + shelf.damaged() + " of the sessions can no longer be read whole; see mailtap check");
        }
        if (shelf.incomplete() > 0) {
            common.notice(
                    "note: " + shelf.incomplete() + " of the messages left out: not all of them was sent or kept");
        }
    }
}
