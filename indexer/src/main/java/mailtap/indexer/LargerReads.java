package mailtap.indexer;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.MergeInfo;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * Reads 4 KiB at a time, as Lucene otherwise does only for merges. A look makes half as many calls of the system with it, and
 * where Java has only just started, a call costs more than what it reads.
 */
final class LargerReads extends NIOFSDirectory {
    private static final IOContext LARGER = IOContext.merge(new MergeInfo(0, 0, false, 0));

    LargerReads(Path folder) throws IOException {
        super(folder);
    }

    @Override
    public IndexInput openInput(String name, IOContext unused) throws IOException {
        return super.openInput(name, LARGER);
    }
}
