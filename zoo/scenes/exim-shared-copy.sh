#!/bin/bash
# why: Exim is given a message with a Bcc field and nobody else, and its recipients as arguments: those in Bcc are shown one another.
# program: Exim, debs exim4-daemon-light
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
{ printf 'From: Alice <%s>\nBcc: %s, %s\nSubject: %s\nDate: %s\nMessage-ID: <zoo.shared-copy@example.org>\n\nhello\n' "$FROM" "$BCC1" "$BCC2" "$SUBJECT" "$(date -uR)"; } > "$ZOO_RUN/message.txt"
zoo_servers exim4-daemon-light 60 <<'I'
exim_conf "$TAP_tap"
timeout 30 exim4 -odf -i -f "$FROM" "$BCC1" "$BCC2" < "$ZOO_RUN/message.txt" && wait_for 10 grep -q Completed /var/log/exim4/mainlog
I
