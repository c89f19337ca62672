/**
 * What a TLS client says before it is encrypted: the ClientHello, and the two fingerprints people compare it by.
 *
 * <p>Pure functions over bytes. Limits: a hello of at most {@link mailtap.tls.ClientHello#MAX_BYTES} bytes, in any number
 * of records. Failures: none; what is no ClientHello is no value. Known gaps: SSL 2 hellos are not read.
 */
@NullMarked
package mailtap.tls;

import org.jspecify.annotations.NullMarked;
