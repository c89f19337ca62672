/**
 * How a mail program is pointed at mailtap: the clicks, ports and warnings for each, filled in from the routes.
 *
 * <p>The words stand in {@code setup.txt}, one section for each program; {@link mailtap.viewer.setup.SetupBook} reads them.
 * Where the routes of a running {@code run} are found is {@link mailtap.viewer.setup.RunningRoutes}. Failures: {@link
 * java.io.IOException} where the data folder cannot be read. Known gaps: what the programs' dialogues are called changes
 * with their versions and languages.
 */
@NullMarked
package mailtap.viewer.setup;

import org.jspecify.annotations.NullMarked;
