package mailtap.viewer.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import mailtap.indexer.Field;
import mailtap.indexer.Hits;
import mailtap.indexer.Kind;
import mailtap.indexer.QueryException;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;
import mailtap.viewer.view.HitJson;
import mailtap.viewer.view.HitTable;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mailtap search}. */
@Command(
        name = "search",
        description = "Find exchanges, messages and sessions.",
        footer = {
            "to: cc: bcc: from: subject: ask the headers, rcpt: and mailfrom: the envelope,",
            "hidden: who is in the envelope and in no header. --fields lists all.",
            "",
            "Examples:",
            "  mailtap search 'rcpt:erin@example.net'        who wrote to her, Bcc or not",
            "  mailtap search 'code:5xx after:yesterday'     what was refused",
            "  mailtap search 'auth:login login:failure'     who could not log in",
            "  mailtap search 'subject:invoice larger:1M' --json"
        })
final class SearchCommand implements Callable<Integer> {
    private final Common common;

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "What to look for.")
    private List<String> words = List.of();

    @Mixin
    private final Listing listing = new Listing();

    @Option(names = "--in", paramLabel = "KIND", description = "Only sessions, exchanges or messages.")
    private @Nullable String kind;

    @Option(names = "--count", description = "Print only how many there are.")
    private boolean count;

    @Option(names = "--fields", description = "List every field, with an example.")
    private boolean fields;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    SearchCommand(Common common) {
        this.common = common;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (fields) {
            return printFields();
        }
        String query = String.join(" ", words);
        if (query.isBlank()) {
            throw new Mistake(
                    "what to look for? such as mailtap search 'rcpt:erin@example.net'; --fields lists fields");
        }
        try (Store store = common.store();
                Screen screen = count || json ? common.screen() : common.pagedScreen()) {
            return count ? printCount(store, query, screen) : printHits(store, query, screen);
        }
    }

    private int printHits(Store store, String query, Screen screen) throws IOException {
        Hits hits = listing.find(store, query, kind());
        if (json) {
            new HitJson(screen).print(hits.hits());
        } else if (!hits.hits().isEmpty()) {
            new HitTable(common.surroundings().zone()).print(screen, hits);
        }
        if (hits.hits().isEmpty()) {
            sayNothing(store, query);
            return ExitCode.NOTHING;
        }
        return ExitCode.DONE;
    }

    /** Who asks for a Bcc mostly means somebody who is in no header. */
    private void sayNothing(Store store, String query) throws IOException {
        try (Screen notices = common.notices()) {
            notices.line("nothing found for " + query);
            boolean bcc = query.contains("bcc:") || query.contains("email.bcc");
            long hidden = bcc ? store.search().countHiddenInstead(listing.request(query, kind())) : 0;
            if (hidden > 0) {
                notices.line("bcc: asks the Bcc header; hidden: would find " + hidden
                        + " with such an address in the envelope and in no header");
            }
        } catch (QueryException e) {
            throw Listing.mistake(query, e);
        }
    }

    private int printCount(Store store, String query, Screen screen) throws IOException {
        try {
            long found = store.search().count(listing.request(query, kind()));
            screen.line(String.valueOf(found));
            return found == 0 ? ExitCode.NOTHING : ExitCode.DONE;
        } catch (QueryException e) {
            throw Listing.mistake(query, e);
        }
    }

    private @Nullable Kind kind() {
        if (kind == null) {
            return null;
        }
        String wanted = kind.endsWith("s") ? kind.substring(0, kind.length() - 1) : kind;
        return Arrays.stream(Kind.values())
                .filter(one -> one.wireName().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Mistake("--in " + kind + ": expected sessions, exchanges or messages"));
    }

    private int printFields() throws IOException {
        Table table = new Table()
                .column("FIELD", Table.Kind.TEXT)
                .column("SHORT", Table.Kind.TEXT)
                .column("EXAMPLE", Table.Kind.TEXT)
                .column("WHAT", Table.Kind.TEXT);
        for (Field field : Field.values()) {
            table.row(
                    Rich.of(field.canonical()),
                    Rich.of(Ink.STRONG, String.join(" ", field.aliases())),
                    Rich.of(field.example()),
                    Rich.of(field.source()));
        }
        try (Screen screen = common.pagedScreen()) {
            table.print(screen);
        }
        return ExitCode.DONE;
    }
}
