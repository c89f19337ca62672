/** Tests of the sandbox: scripted talks, hostile bytes, and real clients. */
@NullMarked
package mailtap.sandbox;

import org.jspecify.annotations.NullMarked;
