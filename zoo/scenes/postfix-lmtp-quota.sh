#!/bin/bash
# why: Postfix delivers to Dovecot by LMTP: one mailbox is full, one unknown, each with its own reply; one recipient was in Bcc.
# program: Postfix, debs postfix; Dovecot, deb dovecot-lmtpd
# routes: tap=lmtp:own1
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
[ -f /usr/lib/dovecot/lmtp ] || { say "no Dovecot LMTP"; exit 77; }
zoo_message bcc | sed 's/^Bcc: /Bcc: nobody@example.com, /' > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
export LMTP_PORT=$OWN1 DOVECOT='mail_plugins = quota
plugin {
  quota = maildir:User quota
  quota_rule = *:bytes=1M
}'
dovecot_up || exit 1
sed -i 's/^\(carol@.*\)$/\1userdb_quota_rule=*:bytes=10B/' /tmp/dc/users
postfix_up "$TAP_tap" relayhost= default_transport=lmtp:inet:127.0.0.1:"$TAP_tap" lmtp_destination_recipient_limit=50 bounce_queue_lifetime=0 maximal_queue_lifetime=0 notify_classes= \
  && sendmail -i -f "<>" -t < "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
postfix_down; dovecot_down; exit $rc
I
