#!/bin/bash
# why: msmtp keeps the Bcc field, Exim passes it on to Dovecot, and fetchmail gets bob's copy, Bcc field and all.
# program: msmtp, deb msmtp; Exim, debs exim4-daemon-light; Dovecot, deb dovecot-lmtpd; fetchmail, deb fetchmail
# routes: submit=smtp:own1 fetch=pop3:own3
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
need msmtp fetchmail
{ printf 'From: Alice <%s>\nTo: %s\nBcc: %s\nSubject: %s\nDate: %s\nMessage-ID: <zoo.leaked@example.org>\n\nhello\n' "$FROM" "$TO1" "$BCC1" "$SUBJECT" "$(date -uR)"; } > "$ZOO_RUN/message.txt"
zoo_servers exim4-daemon-light 60 <<'I'
export LMTP_PORT=$OWN2 POP3_OWN=$OWN3; dovecot_up || exit 1
EXIM_PORT=$OWN1 exim_conf "$OWN2" "protocol = lmtp"
exim4 -bd -oX "127.0.0.1.$OWN1" -q5s || exit 1
wait_for 10 bash -c "exec 3<>/dev/tcp/127.0.0.1/$OWN1"
msmtp --host=127.0.0.1 --port="$TAP_submit" --auth=off --tls=off --domain=client.example.org -f "$FROM" --remove-bcc-headers=off -t < "$ZOO_RUN/message.txt" || exit 1
wait_for 15 grep -q Completed /var/log/exim4/mainlog || { cat /var/log/exim4/*log /tmp/dc/log >&2; exit 1; }
printf 'poll 127.0.0.1 service %s protocol pop3 auth password user bob@example.com password s3cret keep mda "cat > /tmp/got"\n' "$TAP_fetch" > "$HOME/.fetchmailrc"; chmod 600 "$HOME/.fetchmailrc"
timeout 20 fetchmail --fetchmailrc "$HOME/.fetchmailrc" --sslproto '' --pidfile /tmp/fm.pid --idfile /tmp/fm.id; rc=$?
kill "$(cat /var/run/exim4/exim.pid /run/exim4/exim.pid /var/spool/exim4/exim-daemon.pid 2>/dev/null | head -1)" 2>/dev/null
dovecot_down
[ $rc = 0 ] && grep -q "^Bcc:" /tmp/got
I
