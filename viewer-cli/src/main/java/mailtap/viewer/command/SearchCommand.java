package mailtap.viewer.command;

import static mailtap.viewer.command.OnlyOne.given;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import mailtap.indexer.GroupedHits;
import mailtap.indexer.Hits;
import mailtap.indexer.SearchRequest;
import mailtap.indexer.query.Matches;
import mailtap.indexer.query.QueryException;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.FieldList;
import mailtap.viewer.view.FoundLines;
import mailtap.viewer.view.GroupTable;
import mailtap.viewer.view.HitJson;
import mailtap.viewer.view.HitTable;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;

/** {@code mailtap search}. */
final class SearchCommand implements Command {
    private static final String FOOTER = """
        to: cc: bcc: from: subject: ask the headers, rcpt: and mailfrom: the envelope,
        hidden: who is in the envelope and in no header. --fields lists all.

        Examples:
          mailtap search 'rcpt:erin@example.net'        who wrote to her, Bcc or not
          mailtap search 'code:5xx after:yesterday'     what was refused
          mailtap search 'auth:login login:failure'     who could not log in
          mailtap search 'subject:invoice larger:1M' --json
          mailtap search 'verb:data' --sort took        the slowest first
          mailtap search 'code:>=400' --group-by code
          mailtap search --in messages --sort bytes     the largest of all
        """;

    private final Common common;
    private List<String> words = List.of();
    private final Listing listing = new Listing();
    private @Nullable Listed kind;
    private boolean count;
    private @Nullable String groupBy;
    private boolean fields;
    private boolean json;

    SearchCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("search", this, "Find exchanges, messages and sessions.", FOOTER)
                .words("QUERY", "What to look for.", value -> words = value)
                .with(listing::addTo)
                .option("--in KIND", Listed.class, "Only sessions, exchanges or messages.", value -> kind = value)
                .flag("--count", "Print only how many there are.", () -> count = true)
                .option(
                        "--group-by FIELD",
                        String.class,
                        "Print the values of a field with how many hits have each, the most frequent first.",
                        value -> groupBy = value)
                .flag("--fields", "List every field with its type, an example and what it is.", () -> fields = true)
                .flag("--json", "Print one JSON object a line.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        OnlyOne.of(given("--count", count), given("--group-by", groupBy != null), given("--fields", fields));
        if (fields) {
            return printFields();
        }
        String query = String.join(" ", words);
        if (query.isBlank() && !narrows()) {
            throw new Mistake(
                    "what to look for? such as mailtap search 'rcpt:erin@example.net'; --fields lists fields");
        }
        try (Store store = common.store();
                Screen screen = count || json ? common.screen() : common.pagedScreen()) {
            return found(store, query, screen);
        } catch (QueryException e) {
            throw Listing.mistake(query, e);
        }
    }

    /** Without a query there is everything to be counted or sorted; to list it, nobody has to search. */
    private boolean narrows() {
        return count || groupBy != null || kind != null || listing.narrows();
    }

    private int found(Store store, String query, Screen screen) throws IOException, QueryException {
        SearchRequest request = listing.request(store, query, kind == null ? null : kind.kind());
        boolean any = groupBy != null
                ? printGroups(store, request, screen)
                : count ? printCount(store, request, screen) : printHits(store, request, screen);
        if (!any) {
            sayNothing(store, request);
        }
        return any ? ExitCode.DONE : ExitCode.NOTHING;
    }

    private boolean printHits(Store store, SearchRequest request, Screen screen) throws IOException, QueryException {
        Hits hits = store.search().find(request);
        if (json) {
            new HitJson(screen).print(hits.hits());
        } else if (!hits.hits().isEmpty()) {
            Matches asked = store.search().matches(request);
            new HitTable(common.surroundings().zone(), asked)
                    .print(screen, hits, listing.sort(), new FoundLines(store.sessions(), asked));
        }
        return !hits.hits().isEmpty();
    }

    private boolean printCount(Store store, SearchRequest request, Screen screen) throws IOException, QueryException {
        long found = store.search().count(request);
        screen.line(json ? Json.schema().put("count", found).toString() : String.valueOf(found));
        return found > 0;
    }

    private boolean printGroups(Store store, SearchRequest request, Screen screen) throws IOException, QueryException {
        String field = Objects.requireNonNull(groupBy);
        GroupedHits grouping;
        try {
            grouping = store.search().group(request, field);
        } catch (QueryException e) {
            // A mistake in the query is told as one; what else is wrong is the field.
            store.search().matches(request);
            String advice = e.suggestion().map(words -> "; " + words).orElse("");
            throw new Mistake("--group-by " + field + ": " + e.getMessage() + advice, e);
        }
        GroupTable table = new GroupTable(screen, field);
        if (json) {
            table.json(grouping.groups());
        } else if (!grouping.groups().isEmpty()) {
            table.print(grouping);
        }
        return !grouping.groups().isEmpty();
    }

    /** Who asks for a Bcc mostly means somebody who is in no header. */
    private void sayNothing(Store store, SearchRequest request) throws IOException, QueryException {
        common.nothing(store, request.query().isBlank() ? "nothing found" : "nothing found for " + request.query());
        try (Screen notices = common.notices()) {
            long hidden = store.search().countHiddenInstead(request);
            if (hidden > 0) {
                notices.line("bcc: asks the Bcc header; hidden: would find " + hidden
                        + " with such an address in the envelope and in no header");
            }
        }
    }

    private int printFields() throws IOException {
        try (Screen screen = json ? common.screen() : common.pagedScreen()) {
            FieldList list = new FieldList(screen);
            if (json) {
                list.json();
            } else {
                list.print();
            }
        }
        return ExitCode.DONE;
    }
}
