/**
 * Frames to meaning: what was asked and answered, who was to get which message, and whether they got it.
 *
 * <p>Stage two of reading mail traffic. It runs whenever somebody reads, on frames that were cut long before, and may be
 * improved any day without touching a byte on disk. All of it is values and pure functions;
 * {@link mailtap.mail.ConversationFold} is the one thing with state, and it holds open exchanges and one open
 * transaction, never a whole session.
 *
 * <p>One session alone makes a {@link mailtap.mail.Conversation}. Above it stand {@code mailtap.mail.submission} (who was
 * really asked to receive a message, over all its copies), {@code mailtap.mail.login} (why a login failed), {@code
 * mailtap.mail.client} (how a program behaves) and {@code mailtap.mail.meaning} (the same in plain words).
 *
 * <p>Limits: long arguments, replies and recipient lists are cut at the bounds of {@link mailtap.mail.Extent}, and say
 * so; counts stay right. Failures: nothing here throws on any traffic; what cannot be read is absent. Missing frames
 * make digests unknown and outcomes {@code unknown}, they are never guessed.
 *
 * <p>Known gaps: a unique-id asked for after a message was fetched is not joined to it.
 */
@NullMarked
package mailtap.mail;

import org.jspecify.annotations.NullMarked;
