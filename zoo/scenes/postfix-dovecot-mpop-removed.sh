#!/bin/bash
# why: msmtp keeps the Bcc field and shows it to Postfix, which removes it: the copy that mpop gets for bob has none.
# program: msmtp, deb msmtp; Postfix, debs postfix; Dovecot, deb dovecot-lmtpd; mpop, deb mpop
# routes: submit=smtp:own1 fetch=pop3:own3
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
need msmtp mpop
{ printf 'From: Alice <%s>\nTo: %s\nBcc: %s\nSubject: %s\nDate: %s\nMessage-ID: <zoo.removed@example.org>\n\nhello\n' "$FROM" "$TO1" "$BCC1" "$SUBJECT" "$(date -uR)"; } > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
export LMTP_PORT=$OWN2 POP3_OWN=$OWN3; dovecot_up || exit 1
SMTPD_PORT=$OWN1 postfix_up "$OWN2" relayhost= default_transport=lmtp:inet:127.0.0.1:"$OWN2" || exit 1
msmtp --host=127.0.0.1 --port="$TAP_submit" --auth=off --tls=off --domain=client.example.org -f "$FROM" --remove-bcc-headers=off -t < "$ZOO_RUN/message.txt" && postfix_empty || exit 1
timeout 20 mpop --host=127.0.0.1 --port="$TAP_fetch" --auth=user --user=bob@example.com --passwordeval='echo s3cret' --tls=off --keep=on --delivery=mbox,/tmp/got --uidls-file=/tmp/uidls; rc=$?
postfix_down; dovecot_down
[ $rc = 0 ] && ! grep -q "^Bcc:" /tmp/got
I
