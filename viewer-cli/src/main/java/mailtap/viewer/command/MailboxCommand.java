package mailtap.viewer.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mailtap.indexer.Hit;
import mailtap.indexer.SearchRequest;
import mailtap.indexer.document.Kind;
import mailtap.indexer.query.QueryException;
import mailtap.mail.Conversation;
import mailtap.mail.Ledger;
import mailtap.transcript.Endpoint;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SessionStart;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.LedgerView;
import mailtap.viewer.wiring.Store;

/** {@code mailtap mailbox}. */
final class MailboxCommand implements Command {
    private static final String FOOTER = """
        Each message by its unique-id: when it was first seen, who fetched it, who deleted it. A message
        is deleted when QUIT followed; without QUIT the server keeps it, and it comes again.

        Examples:
          mailtap mailbox                       every mailbox that was visited
          mailtap mailbox bob@example.com       who deleted my mail, why is it here twice
        """;

    private static final int MOST_SESSIONS = 10_000;

    private final Common common;
    private String user = "";
    private boolean json;

    MailboxCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of(
                        "mailbox",
                        this,
                        "Show what became of the messages of a POP3 mailbox, over all sessions.",
                        FOOTER)
                .word("USER", String.class, "Whose mailbox (default: all).", value -> user = value)
                .flag("--json", "Print one JSON object for each message.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Store store = common.store();
                Screen screen = json ? common.screen() : common.pagedScreen()) {
            Map<String, List<Ledger.Visit>> mailboxes = visits(store);
            boolean first = true;
            for (Map.Entry<String, List<Ledger.Visit>> one : mailboxes.entrySet()) {
                print(one.getKey(), one.getValue(), screen, first);
                first = false;
            }
            if (mailboxes.isEmpty()) {
                common.nothing(store, "no mailbox was visited" + (user.isEmpty() ? "" : " by " + user));
            }
            return mailboxes.isEmpty() ? ExitCode.NOTHING : ExitCode.DONE;
        }
    }

    /** By user and server: the same name elsewhere is another mailbox. */
    private Map<String, List<Ledger.Visit>> visits(Store store) throws IOException {
        Map<String, List<Ledger.Visit>> mailboxes = new TreeMap<>();
        for (Hit hit : sessions(store)) {
            Conversation talk = Conversation.of(store.load(hit.session()).transcript());
            String owner = owner(talk);
            SessionStart start = talk.start();
            boolean wanted = user.isEmpty() || owner.equalsIgnoreCase(user);
            if (!owner.isEmpty() && wanted && start != null) {
                mailboxes
                        .computeIfAbsent(owner + " at " + name(start.server()), unused -> new ArrayList<>())
                        .add(Ledger.Visit.of(talk, String.valueOf(start.client().ip())));
            }
        }
        return mailboxes;
    }

    private static String name(Endpoint server) {
        String host = server.host();
        return (host == null ? String.valueOf(server.ip()) : host) + ":" + server.port();
    }

    private static List<Hit> sessions(Store store) throws IOException {
        try {
            return store.search()
                    .find(SearchRequest.of("protocol:pop3", MOST_SESSIONS).in(Kind.SESSION))
                    .hits();
        } catch (QueryException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String owner(Conversation talk) {
        return talk.logins().stream()
                .filter(login -> login.outcome() == LoginFacts.Outcome.SUCCESS)
                .map(login -> login.user() == null ? "" : login.user())
                .reduce("", (before, last) -> last);
    }

    private void print(String mailbox, List<Ledger.Visit> visits, Screen screen, boolean first) throws IOException {
        List<Ledger> ledger = Ledger.of(visits);
        long unnamed = visits.stream()
                .flatMap(one -> one.retrieved().stream())
                .filter(one -> one.uidl() == null && one.command().equals("RETR"))
                .count();
        if (json) {
            printJson(mailbox, ledger, unnamed, screen);
            return;
        }
        if (!first) {
            screen.line();
        }
        screen.line(Ink.STRONG, mailbox);
        new LedgerView(common.surroundings().clock().getZone()).print(screen, ledger);
        if (unnamed > 0) {
            screen.line(Ink.FAINT, unnamed + " fetched by a client that asked for no unique-ids");
        }
    }

    private static void printJson(String mailbox, List<Ledger> ledger, long unnamed, Screen screen) throws IOException {
        for (Ledger one : ledger) {
            Json message = LedgerView.json(one);
            screen.line(Json.schema()
                    .put("mailbox", mailbox)
                    .put("message", message)
                    .toString());
        }
        if (unnamed > 0) {
            Json rest = Json.schema().put("mailbox", mailbox).put("fetched_without_uidl", unnamed);
            screen.line(rest.toString());
        }
    }
}
