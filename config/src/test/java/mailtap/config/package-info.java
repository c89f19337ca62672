/** Tests of the reading of settings; {@code mistakes.txt} holds the error lines. */
@NullMarked
package mailtap.config;

import org.jspecify.annotations.NullMarked;
