package mailtap.indexer;

/** Told how far something has come, in bytes. */
public interface ByteProgress {
    void at(long done, long total);
}
