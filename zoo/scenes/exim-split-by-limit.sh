#!/bin/bash
# why: The server takes two recipients a transaction; Exim sends the others another copy at once.
# program: Exim, debs exim4-daemon-light
# routes: tap=smtp:server
# server: --max-rcpt 2
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_message bcc > "$ZOO_RUN/message.txt"
zoo_servers exim4-daemon-light 60 <<'I'
exim_conf "$TAP_tap"
timeout 30 exim4 -odf -i -f "$FROM" -t < "$ZOO_RUN/message.txt"
for i in 1 2 3 4 5 6; do sleep 1; exim4 -qff; grep -q Completed /var/log/exim4/mainlog && exit 0; done
cat /var/log/exim4/mainlog >&2; exit 1
I
