package mailtap.indexer;

import mailtap.transcript.Transcript;

/**
 * A session read from the journal.
 *
 * @param missingBlocks places where it is written that cannot be read any more: damaged, or pruned
 */
public record LoadedSession(Transcript transcript, int missingBlocks) {}
