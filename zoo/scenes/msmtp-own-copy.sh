#!/bin/bash
# why: msmtp keeps the Bcc field of a message that goes to that one person only.
# program: msmtp, deb msmtp
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
{ printf 'From: Alice <%s>\nBcc: %s\nSubject: %s\nDate: %s\nMessage-ID: <zoo.own-copy@example.org>\n\nhello\n' "$FROM" "$BCC1" "$SUBJECT" "$(date -uR)"; } |
  t 30 msmtp --host=127.0.0.1 --port="$TAP_tap" --auth=off --tls=off --domain=client.example.org -f "$FROM" --remove-bcc-headers=off -t
