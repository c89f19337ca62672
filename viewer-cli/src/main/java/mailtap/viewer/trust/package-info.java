/**
 * mailtap's own certificate authority as an operator meets it: where it lies, how it is made, rotated and handed out, and how
 * programs are told to trust it.
 *
 * <p>Limits: certificates themselves are made in {@code mailtap.relay.tls}. Failures: what only the operator can put right
 * is a {@link mailtap.viewer.home.Mistake} that says what to do.
 */
@NullMarked
package mailtap.viewer.trust;

import org.jspecify.annotations.NullMarked;
