/**
 * The command {@code mailtap}: where a run of it begins and ends.
 *
 * <p>{@link mailtap.viewer.Main} is the only way in. A command returns its exit code or throws; {@link
 * mailtap.viewer.Ending} turns what was thrown into one line on standard error and the right code. What surrounds a run
 * (streams, environment, terminal, clock) is a value, {@link mailtap.viewer.home.Surroundings}, so that tests run the
 * whole command line inside themselves.
 *
 * <p>Rooms, each using only those before it: {@code print} is the screen, {@code home} knows what surrounds a run and
 * where things lie, {@code wiring} puts the modules together, {@code shell} makes completions, {@code command} has one class for each subcommand. This is
 * the only module that sees all others; it sees no type of Netty, Lucene or mime4j.
 *
 * <p>Failures: a stack trace never reaches the terminal; one of our own bugs is written to a private file that leaves out
 * messages, as they may quote captured text.
 */
@NullMarked
package mailtap.viewer;

import org.jspecify.annotations.NullMarked;
