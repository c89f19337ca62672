/**
 * Journal to Lucene to answers: what was said becomes documents, a query becomes hits. The only room that knows Lucene.
 *
 * <p>{@link mailtap.indexer.Indexer} follows the journal and writes; {@link mailtap.indexer.Search} and
 * {@link mailtap.indexer.Sessions} read, in this process or another. What a document holds is
 * in {@link mailtap.indexer.document}, what may be asked in {@link mailtap.indexer.query}. The journal is truth, the index a view of it: a
 * document depends on nothing but the entries of its session up to the one that made it and, for the verdict on a
 * message, on the other copies of that message. When another copy comes, the documents of the earlier ones are written
 * again ({@link mailtap.indexer.Settling}). So an index that was deleted, damaged or of another version is made again
 * with equal answers.
 *
 * <p>Limits: {@link mailtap.indexer.IndexSettings} for memory, {@link mailtap.indexer.message.MessageLimits} for
 * messages. Failures: a mistake in a query
 * is a {@link mailtap.indexer.query.QueryException}; a disk that fails is an {@link java.io.IOException}; damage in the
 * journal costs what was in the damaged place and is counted.
 *
 * <p>Known gaps: of a message in more than 200 copies the first 200 are judged together; whether a verdict is settled
 * depends on the hour and is no matter of the index; thousands of
 * sessions in the middle of large messages at once are read from the journal again and again.
 */
@NullMarked
package mailtap.indexer;

import org.jspecify.annotations.NullMarked;
