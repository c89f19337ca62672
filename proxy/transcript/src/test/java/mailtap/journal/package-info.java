@NullMarked
package mailtap.journal;

import org.jspecify.annotations.NullMarked;
