/**
 * What a command, a reply and a code mean, in plain words, and where the time of a session went: for people who do not
 * have the RFCs by heart.
 *
 * <p>Begin at {@link mailtap.mail.meaning.Explainer}. The words themselves stand in tables, one for each kind of thing a
 * line can hold: {@link mailtap.mail.meaning.Verbs commands}, {@link mailtap.mail.meaning.MailParameters parameters} of
 * MAIL and RCPT, {@link mailtap.mail.meaning.Extensions what an EHLO reply offers}, {@link
 * mailtap.mail.meaning.ReplyCodes reply codes} by the command they answer, {@link
 * mailtap.mail.meaning.LoginMechanisms mechanisms} of logins, {@link mailtap.mail.meaning.EnhancedCodes
 * enhanced codes}, {@link mailtap.mail.meaning.ResponseCodes POP3 response codes}.
 *
 * <p>Limits: words are made of the first {@link mailtap.mail.Extent} of a line. They may hold captured text and are to be
 * escaped. Failures: none; what no table knows is explained by its first digit, or not at all.
 *
 * <p>Known gaps: what a POP3 CAPA lists is not read; a server that gives codes a meaning of its own is taken at the
 * standard's word, except for the few that everybody meets.
 */
@NullMarked
package mailtap.mail.meaning;

import org.jspecify.annotations.NullMarked;
