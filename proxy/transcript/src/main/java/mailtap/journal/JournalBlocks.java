package mailtap.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads single blocks again, by the position a {@link JournalBatch} gave. One thread at a time. */
public final class JournalBlocks implements Closeable {
    private final DataDirectory data;
    private @Nullable SegmentReader segment;

    public JournalBlocks(DataDirectory data) {
        this.data = data;
    }

    /**
     * All entries of the block, of whichever session.
     *
     * @throws JournalFormatException.Corrupt when there is no whole block at this place
     * @throws java.nio.file.NoSuchFileException when the segment has been pruned
     */
    public List<JournalEntry> read(JournalPosition position) throws IOException {
        SegmentReader current = segment(data.lane(position.lane()).segment(position.segment()));
        if (!(current.read(position.offset()) instanceof SegmentReader.Block block)) {
            throw new JournalFormatException.Corrupt(current.file(), position.offset(), "no whole block here");
        }
        return BlockEntries.of(current.file(), position.offset(), block).entries();
    }

    private SegmentReader segment(Path file) throws IOException {
        SegmentReader current = segment;
        if (current != null && current.file().equals(file)) {
            return current;
        }
        close();
        current = SegmentReader.open(file);
        segment = current;
        return current;
    }

    @Override
    public void close() throws IOException {
        SegmentReader current = segment;
        segment = null;
        if (current != null) {
            current.close();
        }
    }
}
