/**
 * What TLS says in the open: the ClientHello, the two fingerprints people compare it by, what the server chose, and
 * before version 1.3 its certificate.
 *
 * <p>Pure functions over bytes. Limits: a hello of at most {@link mailtap.tls.ClientHello#MAX_BYTES} bytes, in any number
 * of records. Failures: none; what is no ClientHello is no value. Known gaps: SSL 2 hellos are not read.
 */
@NullMarked
package mailtap.tls;

import org.jspecify.annotations.NullMarked;
