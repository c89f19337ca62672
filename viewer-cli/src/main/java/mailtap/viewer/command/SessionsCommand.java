package mailtap.viewer.command;

import java.io.IOException;
import mailtap.indexer.Hit;
import mailtap.indexer.Hits;
import mailtap.indexer.document.Kind;
import mailtap.viewer.home.ExitCode;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.SessionListJson;
import mailtap.viewer.view.SessionTable;
import mailtap.viewer.wiring.Store;

/** {@code mailtap sessions}. */
final class SessionsCommand implements Command {
    private static final String FOOTER = """
        Under TLS stands the version where mailtap opened it, with ! where the server could not
        be verified, and closed where it passed unread.

        Examples:
          mailtap sessions                       the newest twenty
          mailtap sessions --since now-1h        of the last hour
          mailtap sessions --json | jq -r .session.id
          mailtap show last                      then look at one
        """;

    private final Common common;
    private final Listing listing = new Listing();
    private boolean json;

    SessionsCommand(Common common) {
        this.common = common;
    }

    @Override
    public Usage usage() {
        return Usage.of("sessions", this, "List captured sessions, newest first.", FOOTER)
                .with(listing::addTo)
                .flag("--json", "Print one JSON object a line.", () -> json = true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Store store = common.store();
                Screen screen = common.pagedScreen()) {
            Hits hits = listing.find(store, "", Kind.SESSION);
            if (json) {
                for (Hit hit : hits.hits()) {
                    screen.line(SessionListJson.of(hit).toString());
                }
            } else if (hits.hits().isEmpty()) {
                common.nothing(store, "no sessions in that time");
            } else {
                new SessionTable(common.surroundings().zone()).print(screen, hits, listing.sort());
            }
            return hits.hits().isEmpty() ? ExitCode.NOTHING : ExitCode.DONE;
        }
    }
}
