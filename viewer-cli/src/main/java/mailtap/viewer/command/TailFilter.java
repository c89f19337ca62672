package mailtap.viewer.command;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import mailtap.indexer.LiveFilter;
import mailtap.journal.JournalBatch;
import mailtap.journal.JournalEntry;
import mailtap.transcript.SessionId;

/** Which sessions {@code tail} shows. */
sealed interface TailFilter {
    /** Told of what comes before it is asked about its entries. */
    void coming(JournalBatch batch) throws IOException;

    boolean shows(JournalEntry entry);

    void ended(SessionId id);

    /** Without a query. */
    record Everything() implements TailFilter {
        @Override
        public void coming(JournalBatch batch) {}

        @Override
        public boolean shows(JournalEntry entry) {
            return true;
        }

        @Override
        public void ended(SessionId id) {}
    }

    /** Those a query has found something in. */
    final class Found implements TailFilter {
        private final LiveFilter filter;
        private final Set<SessionId> found = new HashSet<>();

        Found(LiveFilter filter) {
            this.filter = filter;
        }

        @Override
        public void coming(JournalBatch batch) throws IOException {
            found.addAll(filter.take(batch));
        }

        @Override
        public boolean shows(JournalEntry entry) {
            return found.contains(entry.session());
        }

        @Override
        public void ended(SessionId id) {
            found.remove(id);
            filter.ended(id);
        }
    }
}
