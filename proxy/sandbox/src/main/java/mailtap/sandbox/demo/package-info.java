/**
 * The demonstration's client: a real mail client library (Angus Mail) that sends one message to several people and
 * fetches it again, as a user's program would.
 *
 * <p>Limits: one message, times out after ten seconds of silence, waits for the message at most so long too. Failures:
 * {@link java.io.IOException} with what the other side said.
 */
@NullMarked
package mailtap.sandbox.demo;

import org.jspecify.annotations.NullMarked;
