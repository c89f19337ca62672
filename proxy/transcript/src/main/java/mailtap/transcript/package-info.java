/**
 * What was said: the model every other room shares.
 *
 * <p>A <em>session</em> is one connection of a client through mailtap to its server. What happened in it is a list of
 * {@link mailtap.transcript.Entry entries}: most are {@link mailtap.transcript.Frame frames}, labelled pieces of the
 * bytes of one side. The frames of a side laid end to end are that side's stream again; only masked secrets, withheld
 * runs and gaps hold less than they saw, and they keep its length.
 *
 * <p>Limits: values only. No I/O, no threads, no clock (times come in as arguments). Failures: a constructor refuses an
 * impossible value with {@link java.lang.IllegalArgumentException}, which is our bug, never the traffic's fault.
 */
@NullMarked
package mailtap.transcript;

import org.jspecify.annotations.NullMarked;
