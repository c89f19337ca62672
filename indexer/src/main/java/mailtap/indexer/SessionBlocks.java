package mailtap.indexer;

import java.util.List;
import mailtap.journal.JournalPosition;

/** Where a session stands in the journal, as far as the index knows, and its number in recording order. */
record SessionBlocks(long recorded, List<JournalPosition> positions) {}
