package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mailtap.indexer.ClientProfile;
import mailtap.indexer.SearchRequest;
import mailtap.indexer.query.QueryException;
import mailtap.mail.Conversation;
import mailtap.mail.client.TraitFold;
import mailtap.mail.client.Traits;
import mailtap.transcript.Transcript;
import mailtap.viewer.compare.CompareJson;
import mailtap.viewer.compare.ComparePage;
import mailtap.viewer.compare.CompareView;
import mailtap.viewer.compare.Comparison;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Screen;
import mailtap.viewer.wiring.Headers;
import mailtap.viewer.wiring.SessionRef;
import mailtap.viewer.wiring.Store;
import org.jspecify.annotations.Nullable;

/** {@code mailtap diff}. */
final class DiffCommand implements Command {
    private static final String FOOTER = """
        A and B are two sessions (7f3k2m9q, last, last~1) or the fingerprints of two clients
        as clients shows them. Traits that differ come first. What differs each time (Message-ID,
        Date, boundaries, ports, queue IDs, secrets) is left out and shown as ‹date›.
        Exits with 0 where nothing else differs, with 1 where something does.

        Examples:
          mailtap diff last~1 last               what is different this time
          mailtap diff smtp-e2b8 smtp-8b75       two clients
          mailtap diff last~1 last --html diff.html
        """;

    private static final String FINGERPRINT = "(smtp|pop3)-[0-9a-f]{1,8}";
    private static final int LOOKED_AT = 200;
    private static final int MOST_CLIENTS = 100_000;

    private final Common common;
    private String left = "";
    private String right = "";
    private boolean unified;
    private @Nullable Integer width;
    private boolean json;
    private @Nullable Path html;
    private boolean force;

    DiffCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("diff", this, "Lay two dialogues or two clients side by side.", FOOTER)
                .neededWord("A", String.class, "A session, or a client's fingerprint.", value -> left = value)
                .neededWord("B", String.class, "Another.", value -> right = value)
                .flag("--unified", "One below the other, with only what is near a difference.", () -> unified = true)
                .option("--width N", Integer.class, "Cells to use (default: the terminal's).", value -> width = value)
                .flag("--json", "Print one JSON object.", () -> json = true)
                .option(
                        "--html FILE",
                        Path.class,
                        "Write a page that needs nothing else; - for standard output.",
                        value -> html = value)
                .flag("--force", "Write FILE even if it is there already.", () -> force = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (width != null && (width < 40 || width > 1_000)) {
            throw new Mistake("--width " + width + ": expected 40 to 1000");
        }
        boolean clients = left.matches(FINGERPRINT);
        if (clients != right.matches(FINGERPRINT)) {
            throw new Mistake("one of '" + left + "' and '" + right
                    + "' is a client and the other a session; name two of" + " a kind");
        }
        try (Store store = common.store()) {
            Comparison both = clients ? clients(store) : sessions(store);
            print(both);
            return both.isEqual() ? ExitCode.DONE : ExitCode.NOTHING;
        }
    }

    private Comparison sessions(Store store) throws IOException {
        Transcript one = store.load(store.find(SessionRef.parse(left), left)).transcript();
        Transcript other =
                store.load(store.find(SessionRef.parse(right), right)).transcript();
        return Comparison.ofSessions(one, other, Comparison.differences(traits(one), traits(other)));
    }

    private static Traits traits(Transcript transcript) {
        return TraitFold.of(transcript, Conversation.of(transcript), Headers::of);
    }

    private Comparison clients(Store store) throws IOException {
        ClientProfile one = client(store, left);
        ClientProfile other = client(store, right);
        return new Comparison(
                name(one, left),
                name(other, right),
                Comparison.differences(one.traits(), other.traits()),
                List.of(),
                0);
    }

    private static String name(ClientProfile one, String asTyped) {
        String words = one.guess().words();
        return (one.fingerprint() == null ? asTyped : one.fingerprint()) + (words.isEmpty() ? "" : " " + words);
    }

    private static ClientProfile client(Store store, String fingerprint) throws IOException {
        try {
            SearchRequest request = SearchRequest.of("fingerprint:" + fingerprint + "*", MOST_CLIENTS);
            return store.search().clients(request, LOOKED_AT).stream()
                    .findFirst()
                    .orElseThrow(() -> new Mistake(
                            "no client's fingerprint begins with '" + fingerprint + "'; mailtap clients lists them"));
        } catch (QueryException e) {
            throw Listing.mistake(fingerprint, e);
        }
    }

    private void print(Comparison both) throws IOException {
        Path page = html;
        if (page != null) {
            common.write(page, force, screen -> ComparePage.print(screen, both));
            return;
        }
        try (Screen screen = json ? common.screen() : common.pagedScreen()) {
            if (json) {
                screen.line(CompareJson.of(both).toString());
                return;
            }
            CompareView view = new CompareView(screen, both, width == null ? screen.filled() : width);
            if (unified) {
                view.unified();
            } else {
                view.sideBySide();
            }
        }
    }
}
