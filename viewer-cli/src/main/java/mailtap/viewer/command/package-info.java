/**
 * One class for each subcommand, their options and their help; the list of them is {@link
 * mailtap.viewer.command.CommandTree}.
 *
 * <p>A command reads its options, asks a module, and prints: what takes thought belongs into the module. It returns its
 * {@link mailtap.viewer.home.ExitCode}, throws a {@link mailtap.viewer.home.Mistake} or an {@link java.io.IOException}.
 */
@NullMarked
package mailtap.viewer.command;

import org.jspecify.annotations.NullMarked;
