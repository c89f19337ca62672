/**
 * Logins: what was tried, what came of it, and why a refused one was probably refused.
 *
 * <p>{@link mailtap.mail.login.LoginHistory} collects the attempts of a session, {@link mailtap.mail.login.LoginExplainer}
 * looks for causes: in what the reply says, in the password as far as it is known without being kept, in the claims of a token.
 *
 * <p>Limits: secrets are not here, only what was derived from them before they were masked. Failures: none; a login that
 * nothing explains has no cause, and a cause that is not sure is called so. The causes are told in {@code docs/logins.md}.
 */
@NullMarked
package mailtap.mail.login;

import org.jspecify.annotations.NullMarked;
