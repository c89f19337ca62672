/** Tests of what shells offer. */
@NullMarked
package mailtap.viewer.shell;

import org.jspecify.annotations.NullMarked;
