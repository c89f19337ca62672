package mailtap.viewer.wiring;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import mailtap.config.Keys;
import mailtap.config.RouteSetting;
import mailtap.config.Settings;
import mailtap.indexer.IndexSettings;
import mailtap.indexer.Search;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalPosition;
import mailtap.mail.submission.Stage;
import mailtap.mail.submission.Submissions;

/** What the commands need to know of the index besides its answers. */
public final class Indexes {
    private Indexes() {}

    public static IndexSettings settings(Settings settings) {
        return IndexSettings.DEFAULT
                .withCommitInterval(
                        Math.toIntExact(settings.get(Keys.INDEX_COMMIT_INTERVAL).toMillis()))
                .withVerdicts(window(settings), stages(settings));
    }

    /** How long copies of one message are waited for. */
    public static Submissions.Window window(Settings settings) {
        return new Submissions.Window(
                settings.get(Keys.SUBMISSIONS_MESSAGE_ID_WINDOW), settings.get(Keys.SUBMISSIONS_CONTENT_WINDOW));
    }

    /** Where on its way the mail of a route is, where its configuration says so. */
    public static Map<String, Stage> stages(Settings settings) {
        Map<String, Stage> byRoute = new HashMap<>();
        for (RouteSetting route : settings.routes()) {
            switch (route.stage()) {
                case AUTO -> {}
                case SUBMISSION -> byRoute.put(route.name(), Stage.SUBMISSION);
                case TRANSFER -> byRoute.put(route.name(), Stage.TRANSFER);
                case DELIVERY -> byRoute.put(route.name(), Stage.DELIVERY);
            }
        }
        return Map.copyOf(byRoute);
    }

    /** Whether everybody who searches now finds what the journal holds up to there. */
    public static boolean hasReached(DataDirectory data, Map<String, JournalPosition> ends) throws IOException {
        try (Search search = Search.open(data)) {
            return hasReached(search, ends);
        }
    }

    static boolean hasReached(Search search, Map<String, JournalPosition> ends) throws IOException {
        Map<String, JournalPosition> indexed = search.positions();
        return ends.values().stream().allMatch(end -> {
            JournalPosition there = indexed.get(end.lane());
            return there != null && there.compareTo(end) >= 0;
        });
    }
}
