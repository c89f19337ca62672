/**
 * Why is there nothing to see? Looks at everything between a mail program and the record of what it said: Java, folder,
 * disk, journal, index, clock, ports, the servers behind the routes and the certificates they show.
 *
 * <p>Each check is one {@link mailtap.viewer.doctor.Check} with what to do. It changes nothing and sends the servers no more
 * than EHLO, STARTTLS or STLS, and QUIT.
 *
 * <p>Limits: every wait on the network is bounded, as is what is read of the journal. Failures: none leave this room; what
 * cannot be looked at is a check that says so. Known gaps: whether a mail program trusts the authority is known to that
 * program alone.
 */
@NullMarked
package mailtap.viewer.doctor;

import org.jspecify.annotations.NullMarked;
