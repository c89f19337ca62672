package mailtap.journal;

import java.nio.file.Path;
import java.util.List;

/** A block's entries, and what of it could not be understood. */
record BlockEntries(List<JournalEntry> entries, List<Damage> damage) {
    static final BlockEntries NONE = new BlockEntries(List.of(), List.of());

    static BlockEntries damaged(List<Damage> damage) {
        return new BlockEntries(List.of(), damage);
    }

    boolean isNothing() {
        return entries.isEmpty() && damage.isEmpty();
    }

    static BlockEntries of(Path file, long offset, SegmentReader.Block block) {
        if (block.header().type() != BlockHeader.Type.ENTRIES) {
            return NONE;
        }
        long length = block.next() - offset;
        try {
            EntryReader.Entries read =
                    EntryReader.read(block.raw(), block.header().entries());
            List<Damage> unknown = read.unknown() == 0
                    ? List.of()
                    : List.of(new Damage(
                            file, offset, length, read.unknown() + " entries that only a newer mailtap knows"));
            return new BlockEntries(read.entries(), unknown);
        } catch (MalformedException malformed) {
            return new BlockEntries(
                    List.of(), List.of(new Damage(file, offset, length, "block malformed: " + malformed.getMessage())));
        }
    }
}
