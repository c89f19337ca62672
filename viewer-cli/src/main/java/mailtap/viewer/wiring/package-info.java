/**
 * Puts the modules together: the one place that knows how relay, dialogue, journal, indexer, sandbox and settings meet.
 *
 * <p>{@link mailtap.viewer.wiring.Capture} is the writing side of one process, {@link mailtap.viewer.wiring.Store} the
 * reading side of any. Failures: a {@link mailtap.viewer.home.Mistake} for what the operator has to put right.
 */
@NullMarked
package mailtap.viewer.wiring;

import org.jspecify.annotations.NullMarked;
