/**
 * What a login says: who logs in, which bytes are the secret, and what is worth knowing of a secret that is not kept.
 *
 * <p>For people who have a token in hands, {@link mailtap.sasl.TokenReader} takes it apart and {@link
 * mailtap.sasl.TokenWriter} makes one.
 *
 * <p>A {@link mailtap.sasl.Login} is one attempt. The dialogue hands it the client's answers and the server's
 * challenges as they stood on the wire; it says of each whether it may be shown. Its default is that it may not: a
 * mechanism nobody knows, an answer nobody expected and a prompt nobody understands are masked.
 *
 * <p>Limits: no I/O, no clock; what it remembers is bounded by its caller. Failures: none, any bytes are an answer.
 * Known gaps: a name that is itself a password is shown as a name.
 */
@NullMarked
package mailtap.sasl;

import org.jspecify.annotations.NullMarked;
