package mailtap.viewer.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mailtap.indexer.Hit;
import mailtap.indexer.Search;
import mailtap.indexer.SearchRequest;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.query.QueryException;
import mailtap.journal.DataDirectory;
import mailtap.viewer.setup.SetupRoute;
import mailtap.viewer.view.Ids;
import mailtap.viewer.view.Quantities;

/** What has come by each route: nothing yet, or a session that says why there are no others. */
final class SeenChecks {
    private static final String NAME = "seen";

    private final Path root;
    private final Instant now;

    SeenChecks(Path root, Instant now) {
        this.root = root;
        this.now = now;
    }

    Check of(SetupRoute route) {
        try (Search search = Search.open(DataDirectory.open(root))) {
            SearchRequest newest = SearchRequest.of("session.route:\"" + route.name() + "\"", 1);
            List<Hit> hits = search.find(newest.in(Kind.SESSION)).hits();
            return hits.isEmpty() ? nothing(route) : last(route, hits.getFirst());
        } catch (IOException | QueryException e) {
            return Check.fail(
                    NAME,
                    "what came by route " + route.name() + " cannot be looked up: " + e.getMessage(),
                    "mailtap index --rebuild makes the index anew from the journal");
        }
    }

    private static Check nothing(SetupRoute route) {
        return Check.warn(
                NAME,
                "nothing has come by route " + route.name() + " yet",
                "is the program set to server " + route.calledBy() + ", port " + route.port() + ", encryption "
                        + route.encryption() + ", and its automatic set-up off? mailtap setup has the clicks");
    }

    private Check last(SetupRoute route, Hit hit) {
        Duration ago = Duration.between(hit.at(), now);
        String words = "the newest session of route " + route.name() + " is " + Ids.brief(hit.session()) + ", "
                + Quantities.duration(ago.isNegative() ? Duration.ZERO : ago) + " ago";
        if (hit.texts(Field.FINDING).contains("client-tls-failed")) {
            return Check.warn(
                    NAME,
                    words + ", and the program ended it in the TLS handshake: it does not trust mailtap's authority",
                    "mailtap ca trust says how each program is told to; then start the program anew");
        }
        return switch (hit.text(Field.ENDED_BY).orElse("")) {
            case "unreachable" ->
                Check.warn(NAME, words + ", and the server could not be reached then", "see server below");
            case "tls-failed" ->
                Check.warn(
                        NAME,
                        words + ", and TLS failed: "
                                + hit.text(Field.TLS_FAILURE).orElse("it is not known why"),
                        "mailtap show " + Ids.brief(hit.session()) + " has it all; see certificate below");
            default -> Check.ok(NAME, words);
        };
    }
}
