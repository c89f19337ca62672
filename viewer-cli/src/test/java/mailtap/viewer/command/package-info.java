/** Command lines as they are read, whatever the commands then do. */
@NullMarked
package mailtap.viewer.command;

import org.jspecify.annotations.NullMarked;
