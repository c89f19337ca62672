#!/bin/bash
# why: Erin gets a copy by herself, and Postfix sends it to her assistant too (recipient_bcc_maps), who can read her address in Received.
# program: Postfix, debs postfix
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
{ printf 'From: Alice <%s>\nTo: %s\nSubject: %s\nDate: %s\nMessage-ID: <zoo.received-for@example.org>\n\nhello\n' "$FROM" "$TO1" "$SUBJECT" "$(date -uR)"; } > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
printf 'erin@example.net assistant@example.net\n' > /etc/zoo-bcc; postmap hash:/etc/zoo-bcc
SMTPD_PORT=$OWN1 postfix_up "$TAP_tap" recipient_bcc_maps=hash:/etc/zoo-bcc || exit 1
curl -sS --url "smtp://127.0.0.1:$OWN1/client.example.org" --mail-from "$FROM" --mail-rcpt "$BCC1" --crlf -T "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
postfix_down; exit $rc
I
