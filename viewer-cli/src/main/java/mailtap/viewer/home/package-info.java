/**
 * What surrounds a run of the command: streams and environment, where data and secrets lie, how a run may end.
 *
 * <p>Limits: looks at the environment only through {@link mailtap.viewer.home.Surroundings}. Failures: a {@link
 * mailtap.viewer.home.Mistake} for what the operator has to put right, {@link java.io.IOException} for the rest.
 */
@NullMarked
package mailtap.viewer.home;

import org.jspecify.annotations.NullMarked;
