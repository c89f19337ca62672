/**
 * What a shell has to know to complete the words of {@code mailtap}: made of the commands' own definitions, for bash, zsh
 * and fish.
 *
 * <p>{@link mailtap.viewer.shell.Completion} says for each command what may come next, {@link mailtap.viewer.shell.Choices}
 * which values an argument may have; a script for each shell says the same in its language. The IDs of sessions are asked
 * for while somebody completes, by running {@code mailtap sessions}; everything else stands in the script. Known gaps:
 * values of fields, and the names of routes, are not offered.
 */
@NullMarked
package mailtap.viewer.shell;

import org.jspecify.annotations.NullMarked;
