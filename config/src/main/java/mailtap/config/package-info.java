/**
 * Reads and checks settings: {@code mailtap.conf} (HOCON), {@code MAILTAP_…} variables and what the command line gave.
 *
 * <p>{@link mailtap.config.Keys} lists every key with its default; {@code defaults/mailtap.conf} documents each for
 * people, and a test keeps the two equal. {@link mailtap.config.Settings} answers by key, with the
 * {@link mailtap.config.Origin origin} of every value. The records a room works with live in that room; only the wiring
 * reads keys.
 *
 * <p>Limits: a leaf, it knows nothing of the other modules and opens no socket. Failures: an operator's mistake is
 * {@link mailtap.config.BadSettings}, one line that says what, where and what was expected; a file that cannot be read
 * is one too. Known gap: the first mistake stops the reading, so two mistakes take two starts to see.
 */
@NullMarked
package mailtap.config;

import org.jspecify.annotations.NullMarked;
