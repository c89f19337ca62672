/**
 * What the index holds of a session, and how it is made of the entries: one document for the session itself, one for each
 * exchange, one for each message.
 *
 * <p>{@link mailtap.indexer.document.Field} is the one table of what can be asked for; {@code docs/query.md} tells it to people.
 * {@link mailtap.indexer.document.SessionTrack} takes the entries of one session and hands out its documents; those on which
 * other sessions may have a say travel as {@link mailtap.indexer.document.Letter letters}.
 *
 * <p>Limits: a session's own document keeps up to a thousand different values of a field; terms are cut at what Lucene takes
 * ({@link mailtap.indexer.document.Terms}). Failures: none on any traffic; what cannot be read is not in the document.
 *
 * <p>Known gaps: a session open for days lists all its places in the journal in one document, which is written again at
 * each commit.
 */
@NullMarked
package mailtap.indexer.document;

import org.jspecify.annotations.NullMarked;
