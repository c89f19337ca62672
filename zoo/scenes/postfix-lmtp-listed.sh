#!/bin/bash
# why: Postfix delivers to Dovecot by LMTP what is for people in To and Cc only.
# program: Postfix, debs postfix; Dovecot, deb dovecot-lmtpd
# routes: tap=lmtp:own1
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
[ -f /usr/lib/dovecot/lmtp ] || { say "no Dovecot LMTP"; exit 77; }
zoo_message > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
export LMTP_PORT=$OWN1; dovecot_up || exit 1
postfix_up "$TAP_tap" relayhost= default_transport=lmtp:inet:127.0.0.1:"$TAP_tap" && sendmail -i -f "$FROM" -t < "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
postfix_down; dovecot_down; exit $rc
I
