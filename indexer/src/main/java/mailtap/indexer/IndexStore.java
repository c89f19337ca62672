package mailtap.indexer;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.Field;
import mailtap.journal.JournalPosition;
import mailtap.transcript.SessionId;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Constants;

/**
 * The index on disk, from the writing side. What was committed last is what there is: the documents, and with them the
 * place in every lane up to which the journal is in them.
 */
final class IndexStore implements Closeable {
    /** What happened in the same microsecond is told apart by its key, so that the order is always the same. */
    static final Sort NEWEST_FIRST = new Sort(
            new SortField(Field.TIME.canonical(), SortField.Type.LONG, true),
            new SortField(DocumentMaker.TIE, SortField.Type.LONG, true));

    private static final double BUFFER_MEGABYTES = 48;

    static {
        LuceneStart.prepare();
    }

    private final Directory directory;
    private final IndexWriter writer;
    private final SmallSegments merges;
    private final boolean fresh;
    private final String verdicts;

    private IndexStore(Directory directory, IndexWriter writer, SmallSegments merges, boolean fresh, String verdicts) {
        this.directory = directory;
        this.writer = writer;
        this.merges = merges;
        this.fresh = fresh;
        this.verdicts = verdicts;
    }

    /** Opens what is there, if it can be read and is of this version; else begins anew. */
    static IndexStore open(Path folder, IndexSettings settings) throws IOException {
        PrivateDirectory directory = PrivateDirectory.open(folder);
        try {
            boolean usable = isUsable(directory, settings);
            return open(
                    directory,
                    usable ? IndexWriterConfig.OpenMode.APPEND : IndexWriterConfig.OpenMode.CREATE,
                    settings);
        } catch (CorruptIndexException
                | IndexFormatTooNewException
                | IndexFormatTooOldException
                | EOFException
                | FileNotFoundException
                | NoSuchFileException
                | IllegalArgumentException unusable) {
            wipe(directory);
            return open(directory, IndexWriterConfig.OpenMode.CREATE, settings);
        }
    }

    /** Begins anew; whoever reads the index goes on with the old one until the first commit. */
    static IndexStore create(Path folder, IndexSettings settings) throws IOException {
        return open(PrivateDirectory.open(folder), IndexWriterConfig.OpenMode.CREATE, settings);
    }

    private static IndexStore open(PrivateDirectory directory, IndexWriterConfig.OpenMode mode, IndexSettings settings)
            throws IOException {
        SmallSegments merges = new SmallSegments(SmallSegments.LARGE, directory::free);
        IndexWriterConfig config = config(mode).setMergePolicy(merges);
        boolean fresh = mode == IndexWriterConfig.OpenMode.CREATE;
        return new IndexStore(directory, new IndexWriter(directory, config), merges, fresh, settings.verdicts());
    }

    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        return new IndexWriterConfig()
                .setOpenMode(mode)
                .setCodec(new PlainCodec())
                .setMergeScheduler(new QuietMerges())
                .setIndexSort(NEWEST_FIRST)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setCommitOnClose(false);
    }

    private static boolean isUsable(Directory directory, IndexSettings settings) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return false;
        }
        // A reader looks at every file; who writes does not, and would go on behind an index that nobody can read.
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> userData = reader.getIndexCommit().getUserData();
            return CommitNotes.areOfThisVersion(userData)
                    && CommitNotes.of(userData).verdicts().equals(settings.verdicts());
        }
    }

    private static void wipe(Directory directory) throws IOException {
        for (String file : directory.listAll()) {
            if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                directory.deleteFile(file);
            }
        }
    }

    void add(Document document) throws IOException {
        guarded(() -> writer.addDocument(document));
    }

    /** In place of the one with the same key. */
    void replace(String key, Document document) throws IOException {
        guarded(() -> writer.updateDocument(new Term(DocumentMaker.KEY, key), document));
    }

    /** All documents of a session. */
    void delete(SessionId session) throws IOException {
        guarded(() -> writer.deleteDocuments(new Term(Field.SESSION_ID.canonical(), session.toString())));
    }

    /** Of a message whose document is there: it need not be written again for that. */
    void markDeleted(String key) throws IOException {
        guarded(() -> writer.updateNumericDocValue(new Term(DocumentMaker.KEY, key), Field.DELETED.canonical(), 1));
    }

    /**
     * Makes one of all {@link SmallSegments}; {@link #commit} shows it to readers.
     *
     * @return the bytes that would have to be free for it and are not, 0 when it was done
     */
    long mergeSmall(ByteProgress progress) throws IOException {
        merges.tinyOnly(false);
        MergeWatch watch = MergeWatch.start(directory, merges::merging, progress);
        try {
            guarded(() -> writer.forceMerge(1));
        } finally {
            watch.close();
        }
        return merges.wanting();
    }

    /** Begins to merge what is soon merged; {@link #hasUncommitted} says when that is done. */
    void mergeTiny() throws IOException {
        merges.tinyOnly(true);
        guarded(() -> writer.forceMerge(1, false));
    }

    /** Whether writing or merging has changed something since the last commit. */
    boolean hasUncommitted() {
        return writer.hasUncommittedChanges();
    }

    /** Everything so far, committed or not. */
    DirectoryReader reader() throws IOException {
        try {
            return DirectoryReader.open(writer);
        } catch (IllegalStateException broken) {
            throw whatBroke(broken);
        }
    }

    /**
     * @param positions up to where the journal is in it
     * @param recorded the last number given to a session in each lane
     */
    void commit(Map<String, JournalPosition> positions, Map<String, Long> recorded) throws IOException {
        CommitNotes notes = new CommitNotes(verdicts, positions, recorded);
        guarded(() -> {
            writer.setLiveCommitData(notes.toUserData().entrySet());
            writer.commit();
        });
    }

    private interface Writing {
        void run() throws IOException;
    }

    /**
     * A writer merges in other threads too. When that fails, whoever waits for the merge hears which one it was, or, like all
     * others from then on, that the writer is broken, whichever comes first; here both become what happened.
     */
    private void guarded(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (IllegalStateException broken) {
            throw whatBroke(broken);
        } catch (IOException failed) {
            boolean saysWhichMerge = failed.getClass() == IOException.class;
            throw saysWhichMerge && failed.getCause() instanceof IOException first ? first : failed;
        }
    }

    private IOException whatBroke(IllegalStateException broken) {
        if (writer.getTragicException() instanceof IOException first) {
            return first;
        }
        throw broken;
    }

    /** What was committed last; of a fresh one nothing. */
    CommitNotes notes() {
        Map<String, String> userData = new TreeMap<>();
        Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
        if (!fresh && committed != null) {
            committed.forEach(entry -> userData.put(entry.getKey(), entry.getValue()));
        }
        return CommitNotes.of(userData);
    }

    /** What readers of a folder see; nothing where there is no index, or none that can be used. */
    static Optional<DirectoryReader> read(Path folder) throws IOException {
        try {
            DirectoryReader reader = DirectoryReader.open(directory(folder));
            if (CommitNotes.areOfThisVersion(reader.getIndexCommit().getUserData())) {
                return Optional.of(reader);
            }
            reader.close();
            return Optional.empty();
        } catch (CorruptIndexException
                | IndexFormatTooNewException
                | IndexFormatTooOldException
                | EOFException
                | FileNotFoundException
                | NoSuchFileException
                | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /**
     * A look that reads a few blocks of each file is done before the files are mapped. Windows reads through one channel one
     * at a time, so there they are.
     */
    private static Directory directory(Path folder) throws IOException {
        return Constants.WINDOWS ? FSDirectory.open(folder) : new LargerReads(folder);
    }

    /** Whether there is an index, made by a mailtap that writes another kind of documents. */
    static boolean isOfAnotherVersion(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder)) {
            return DirectoryReader.indexExists(directory)
                    && !CommitNotes.areOfThisVersion(
                            SegmentInfos.readLatestCommit(directory).getUserData());
        } catch (CorruptIndexException | EOFException | FileNotFoundException | NoSuchFileException none) {
            return false;
        } catch (IndexFormatTooNewException | IndexFormatTooOldException | IllegalArgumentException other) {
            // The last is what Lucene says of a codec that it does not know.
            return true;
        }
    }

    /** What was not committed is given up. */
    @Override
    public void close() throws IOException {
        try (directory) {
            writer.rollback();
            if (writer.getTragicException() != null) {
                clear();
            }
        }
    }

    /** What a broken writer had begun stays until the next one begins: that may be long, and the disk full of it. */
    private void clear() {
        try {
            new IndexWriter(directory, config(IndexWriterConfig.OpenMode.APPEND)).rollback();
        } catch (IOException | IllegalArgumentException alsoBroken) {
            // Whoever opens it next makes it anew.
        }
    }
}
