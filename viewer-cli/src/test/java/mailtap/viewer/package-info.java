/**
 * Tests of the command as its user meets it: a command line in, whole output and an exit code out, inside this JVM.
 */
@NullMarked
package mailtap.viewer;

import org.jspecify.annotations.NullMarked;
