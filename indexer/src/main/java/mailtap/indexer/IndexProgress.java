package mailtap.indexer;

/**
 * How far the index has come.
 *
 * @param entries of the journal read since the start
 * @param bytesDone of the journal's files that are in the index
 * @param bytesTotal of the journal's files
 * @param damaged places of the journal that could not be read
 */
public record IndexProgress(long entries, long bytesDone, long bytesTotal, long damaged) {}
