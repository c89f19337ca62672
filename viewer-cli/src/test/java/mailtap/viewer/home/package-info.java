/** Tests of what surrounds a run. */
@NullMarked
package mailtap.viewer.home;

import org.jspecify.annotations.NullMarked;
