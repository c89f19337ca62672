package mailtap.journal;

import java.util.List;

/**
 * What a reader found at one place: a block's entries, or damage.
 *
 * @param entries in order; empty where there was nothing but damage
 * @param block where they stand, to read them again with {@link JournalBlocks}
 * @param next where to go on once they are taken care of
 * @param damage what could not be read
 */
public record JournalBatch(
        List<JournalEntry> entries, JournalPosition block, JournalPosition next, List<Damage> damage) {}
