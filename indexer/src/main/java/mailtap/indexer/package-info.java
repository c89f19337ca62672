/**
 * Journal to Lucene to answers: what was said becomes documents, a query becomes hits. The only room that knows Lucene.
 *
 * <p>The journal is truth, the index a view of it: deleted, damaged or of another version, it is made again with equal
 * answers.
 */
@NullMarked
package mailtap.indexer;

import org.jspecify.annotations.NullMarked;
