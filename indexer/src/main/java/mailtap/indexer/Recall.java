package mailtap.indexer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.IntPredicate;
import mailtap.indexer.document.DocumentSink;
import mailtap.indexer.document.SessionBlocks;
import mailtap.indexer.document.SessionTrack;
import mailtap.indexer.message.MessageReader;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalBlocks;
import mailtap.journal.JournalEntry;
import mailtap.journal.JournalFormatException;
import mailtap.journal.JournalPosition;
import mailtap.mail.Extent;
import mailtap.transcript.SessionId;

/** Reads sessions that are indexed already again from their blocks in the journal. */
final class Recall implements Closeable {
    private final JournalBlocks blocks;
    private final Extent extent;
    private final MessageReader reader;
    private final IndexSettings settings;

    Recall(DataDirectory data, IndexSettings settings, Extent extent, MessageReader reader) {
        this.blocks = new JournalBlocks(data);
        this.settings = settings;
        this.extent = extent;
        this.reader = reader;
    }

    /**
     * @param out gets the messages that are wanted, and nothing else
     * @param wanted by their number
     */
    SessionTrack of(SessionId id, SessionBlocks known, DocumentSink out, IntPredicate wanted) throws IOException {
        SessionTrack track =
                new SessionTrack(id, known.recorded(), new SessionTrack.Means(extent, reader, settings.stages(), out));
        for (JournalPosition position : List.copyOf(known.positions())) {
            read(track, id, position, wanted);
        }
        return track;
    }

    /** A block that has gone or is damaged costs what was in it. */
    private void read(SessionTrack track, SessionId id, JournalPosition position, IntPredicate wanted)
            throws IOException {
        try {
            for (JournalEntry entry : blocks.read(position)) {
                if (entry.session().equals(id)) {
                    track.recall(entry.entry(), position, wanted);
                }
            }
        } catch (JournalFormatException.Corrupt | NoSuchFileException gone) {
            track.missed(position);
        }
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }
}
