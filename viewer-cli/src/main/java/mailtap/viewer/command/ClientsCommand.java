package mailtap.viewer.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import mailtap.indexer.ClientProfile;
import mailtap.indexer.SearchRequest;
import mailtap.indexer.query.QueryException;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.ClientJson;
import mailtap.viewer.view.ClientsView;
import mailtap.viewer.wiring.Store;

/** {@code mailtap clients}. */
final class ClientsCommand implements Command {
    private static final String FOOTER = """
        A client is a program and its manner of speaking, which the fingerprint names.
        CLIENT is a fingerprint or its beginning, or a part of the program's name.
        docs/clients.md shows how many programs do it.

        Examples:
          mailtap clients                         all of them, a line each
          mailtap clients thunderbird             one in full, with examples to show
          mailtap clients --query 'route:office' --since now-1d
          mailtap clients --json | jq '.traits."bcc-way"'
          mailtap search client:thunderbird       its sessions and messages
        """;

    private static final int USUAL = 50;
    private static final int MOST = 10_000;
    private static final int MOST_CLIENTS = 100_000;

    private final Common common;
    private String wanted = "";
    private List<String> queries = List.of("");
    private final Within within = new Within();
    private int limit = USUAL;
    private boolean full;
    private int looked = 200;
    private boolean json;

    ClientsCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("clients", this, "Show how each client behaves, and which program it may be.", FOOTER)
                .word("CLIENT", String.class, "Only this one, in full.", value -> wanted = value)
                .list(
                        "--query QUERY",
                        String.class,
                        "Only what sessions that it finds show. Repeatable: one answer after the other.",
                        value -> queries = value)
                .with(within::addTo)
                .option("-n, --limit N", int.class, "How many clients to show (default: 50).", value -> limit = value)
                .flag("--full", "Show all of them in full.", () -> full = true)
                .option(
                        "--look-at N",
                        int.class,
                        "How many of a client's sessions, the newest, to look at (default: 200).",
                        value -> looked = value)
                .flag("--json", "Print one JSON object a line, with everything.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checked("--limit", limit);
        checked("--look-at", looked);
        boolean found = false;
        try (Store store = common.store();
                Screen screen = json ? common.screen() : common.pagedScreen()) {
            for (String query : queries) {
                found |= answer(store, screen, query);
            }
        }
        return found ? ExitCode.DONE : ExitCode.NOTHING;
    }

    private boolean answer(Store store, Screen screen, String query) throws IOException {
        List<ClientProfile> clients = find(store, query);
        if (queries.size() > 1 && !json) {
            screen.line(Ink.STRONG, query);
        }
        if (clients.isEmpty()) {
            String whom = wanted.isEmpty() ? "no clients" : "no client is named or begins with '" + wanted + "'";
            common.nothing(store, whom + (queries.size() > 1 ? " for " + query : ""));
        } else {
            print(screen, clients, query);
        }
        return !clients.isEmpty();
    }

    private List<ClientProfile> find(Store store, String query) throws IOException {
        try {
            SearchRequest request = SearchRequest.of(query, MOST_CLIENTS).within(within.period(store));
            return store.search().clients(request, looked).stream()
                    .filter(this::isWanted)
                    .limit(limit)
                    .toList();
        } catch (QueryException e) {
            throw Listing.mistake(query, e);
        }
    }

    private static void checked(String option, int number) {
        if (number < 1 || number > MOST) {
            throw new Mistake(option + " " + number + ": expected 1 to " + MOST);
        }
    }

    private boolean isWanted(ClientProfile one) {
        String name = wanted.toLowerCase(Locale.ROOT);
        boolean isFingerprint = one.fingerprint() != null && one.fingerprint().startsWith(name);
        return isFingerprint || one.guess().words().toLowerCase(Locale.ROOT).contains(name);
    }

    private void print(Screen screen, List<ClientProfile> clients, String query) throws IOException {
        ClientsView view = new ClientsView(common.surroundings().zone());
        if (json) {
            for (ClientProfile one : clients) {
                screen.line(ClientJson.of(one, query.isEmpty() ? null : query).toString());
            }
        } else if (full || (!wanted.isEmpty() && clients.size() == 1)) {
            for (int i = 0; i < clients.size(); i++) {
                if (i > 0) {
                    screen.line();
                }
                view.whole(screen, clients.get(i));
            }
        } else {
            view.list(screen, clients);
            if (!wanted.isEmpty()) {
                boolean alike = clients.stream()
                                .map(one -> String.valueOf(one.fingerprint()))
                                .distinct()
                                .count()
                        == 1;
                common.notice(
                        alike
                                ? "several have that fingerprint; --full shows them all"
                                : "several are meant; mailtap clients FINGERPRINT shows one in full, --full all");
            }
        }
    }
}
