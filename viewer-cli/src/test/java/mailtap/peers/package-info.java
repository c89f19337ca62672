/**
 * The distribution in front of real servers, spoken to by real programs: Postfix and Dovecot started with their own
 * configuration and spool on free ports of loopback; swaks, curl, msmtp, mutt, mpop, fetchmail and Python.
 *
 * <p>Where a program is absent its tests are skipped with one line, unless {@code MAILTAP_REQUIRE_PEERS} is 1. Postfix
 * and Dovecot change to other users, so their tests need root.
 */
@NullMarked
package mailtap.peers;

import org.jspecify.annotations.NullMarked;
