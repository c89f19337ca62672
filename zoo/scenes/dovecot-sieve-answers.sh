#!/bin/bash
# why: Dovecot delivers by LMTP: bob's Sieve script answers automatically, carol's rejects with a disposition notification, dave's passes the message on.
# program: Postfix, debs postfix; Dovecot, deb dovecot-sieve
# routes: tap=lmtp:own1 answers=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
[ -f /usr/lib/dovecot/modules/lib90_sieve_plugin.so ] || { say "no Dovecot Sieve"; exit 77; }
zoo_message > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
export LMTP_PORT=$OWN1 DOVECOT="submission_host = 127.0.0.1:$TAP_answers
protocol lmtp {
  mail_plugins = sieve
}
plugin {
  sieve = file:/tmp/dc/mail/%u/sieve;active=/tmp/dc/mail/%u/active.sieve
}"
mkdir -p /tmp/dc/mail/bob@example.com /tmp/dc/mail/carol@example.com /tmp/dc/mail/dave@example.com
echo 'require "vacation"; vacation "away until Monday";' > /tmp/dc/mail/bob@example.com/active.sieve
echo 'require "reject"; reject "not wanted here";' > /tmp/dc/mail/carol@example.com/active.sieve
echo 'redirect "erin@example.net";' > /tmp/dc/mail/dave@example.com/active.sieve
dovecot_up || exit 1
postfix_up "$TAP_tap" relayhost= default_transport=lmtp:inet:127.0.0.1:"$TAP_tap" \
  && sendmail -i -f "$FROM" -t < "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
sleep 1; cat /tmp/dc/log >&2
postfix_down; dovecot_down; exit $rc
I
