/**
 * The query language: from what was typed to what Lucene is asked.
 *
 * <p>{@link mailtap.indexer.query.QueryReader} reads a query with Lucene's own parser; {@link mailtap.indexer.query.QueryText}
 * first finds the names of fields in it, so that a mistake can be shown at its column. {@link
 * mailtap.indexer.query.FieldQueries} makes the query of one field and one value; what a value may look like stands with its
 * kind: {@link mailtap.indexer.query.Moments times}, {@link mailtap.indexer.query.Amounts sizes and durations}, {@link
 * mailtap.indexer.query.Networks networks}. {@link mailtap.indexer.query.Matches} finds again what a query matched in a text.
 *
 * <p>Limits: those of Lucene (1,024 clauses). Failures: a mistake is a {@link mailtap.indexer.query.QueryException} with the
 * column and, where one is near, the name that was probably meant. The language is told in {@code docs/query.md}.
 */
@NullMarked
package mailtap.indexer.query;

import org.jspecify.annotations.NullMarked;
