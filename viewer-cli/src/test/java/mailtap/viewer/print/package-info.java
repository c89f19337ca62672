/** Tests of what reaches a person's eyes. */
@NullMarked
package mailtap.viewer.print;

import org.jspecify.annotations.NullMarked;
