/**
 * Who was really asked to receive a message, who was shown, and who learnt of whom.
 *
 * <p>A submission is one message as its author sent it, in however many copies it travelled. {@link
 * mailtap.mail.submission.Submissions} joins the copies, {@link mailtap.mail.submission.Judge} judges them by the decision table
 * of {@code docs/recipients.md}, {@link mailtap.mail.submission.Recipients} judges one copy by itself. Header fields are read
 * elsewhere and come in as {@link mailtap.mail.HeaderFacts}; MIME is unknown here, so what the parts of a message tell
 * comes in as {@link mailtap.mail.submission.Inside}.
 *
 * <p>Limits: what the transactions keep ({@link mailtap.mail.Extent}). Failures: nothing throws on any traffic; what cannot be
 * decided is {@code undetermined} and says why.
 *
 * <p>Known gaps: a transaction refused before its content is not joined to the same message sent later, as nothing shows
 * that it is the same.
 */
@NullMarked
package mailtap.mail.submission;

import org.jspecify.annotations.NullMarked;
