package mailtap.indexer.document;

import java.util.List;
import mailtap.journal.JournalPosition;

/** Where a session stands in the journal, as far as the index knows, and its number in recording order. */
public record SessionBlocks(long recorded, List<JournalPosition> positions) {}
