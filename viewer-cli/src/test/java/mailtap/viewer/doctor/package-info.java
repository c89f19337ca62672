/** Tests of what the doctor reads from the system. */
@NullMarked
package mailtap.viewer.doctor;

import org.jspecify.annotations.NullMarked;
