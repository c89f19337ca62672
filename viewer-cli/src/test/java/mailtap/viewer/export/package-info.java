/** Tests of the formats. */
@NullMarked
package mailtap.viewer.export;

import org.jspecify.annotations.NullMarked;
