package mailtap.viewer.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mailtap.indexer.Hit;
import mailtap.indexer.Search;
import mailtap.indexer.SearchRequest;
import mailtap.indexer.document.Kind;
import mailtap.indexer.query.QueryException;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalCheck;

/**
 * How things stand with what was captured, as far as a moment is enough to say.
 *
 * @param sessions how many there are
 * @param newest absent where there is none, or it cannot be looked up
 * @param local every server behind them was on this machine: a demo, a sandbox, a first try
 * @param trouble what is wrong, in words; empty where nothing is known to be
 */
record Standing(long sessions, Optional<Hit> newest, boolean local, String trouble) {
    /** More than that takes too long to read for a look. */
    private static final long JOURNAL_READ = 2_000_000L;

    private static final String ELSEWHERE =
            "destination.ip:* AND NOT destination.ip:127.0.0.0/8 AND NOT destination.ip:\"::1\"";

    static Standing of(Path root) {
        try {
            DataDirectory data = DataDirectory.open(root);
            try (Search search = Search.open(data)) {
                if (!search.hasIndex()) {
                    return troubled("it has no index that can be read; any look makes it anew");
                }
                SearchRequest all = SearchRequest.sessions(1);
                List<Hit> newest = search.find(all).hits();
                long elsewhere = search.count(SearchRequest.of(ELSEWHERE, 1).in(Kind.SESSION));
                return new Standing(search.count(all), newest.stream().findFirst(), elsewhere == 0, damage(data));
            }
        } catch (IOException | QueryException e) {
            return troubled("it cannot be read: " + e.getMessage());
        }
    }

    private static String damage(DataDirectory data) throws IOException {
        boolean small = JournalCheck.size(data) <= JOURNAL_READ;
        return small && !JournalCheck.of(data, done -> {}).isSound()
                ? "part of it is damaged; mailtap check says where, and the rest can be read"
                : "";
    }

    private static Standing troubled(String words) {
        return new Standing(0, Optional.empty(), false, words);
    }
}
