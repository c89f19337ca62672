package mailtap.indexer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalBatch;
import mailtap.journal.JournalEntry;
import mailtap.journal.JournalPosition;
import mailtap.journal.JournalReader;
import mailtap.transcript.Entry;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;

/** What the journal holds behind the place up to which it is indexed; short while an indexer runs. */
final class Tail {
    private final DataDirectory data;
    private final Map<String, JournalPosition> from;

    Tail(DataDirectory data, Map<String, JournalPosition> from) {
        this.data = data;
        this.from = from;
    }

    private interface Taker {
        void take(JournalEntry entry);
    }

    private void each(Taker taker) throws IOException {
        try (JournalReader journal = JournalReader.from(data, from)) {
            for (Optional<JournalBatch> batch = journal.poll(); batch.isPresent(); batch = journal.poll()) {
                batch.get().entries().forEach(taker::take);
            }
        }
    }

    /** A session that began there. */
    record Begun(SessionId id, String route) {}

    /** In recording order. */
    List<Begun> begun() throws IOException {
        Set<Begun> begun = new LinkedHashSet<>();
        each(entry -> {
            if (entry.entry() instanceof SessionStart start) {
                begun.add(new Begun(entry.session(), start.route()));
            }
        });
        return List.copyOf(begun);
    }

    List<Entry> of(SessionId id) throws IOException {
        List<Entry> entries = new ArrayList<>();
        each(entry -> {
            if (entry.session().equals(id)) {
                entries.add(entry.entry());
            }
        });
        return entries;
    }
}
