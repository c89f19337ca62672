#!/bin/bash
# why: Exim meets a refused recipient and reports to the sender.
# program: Exim, debs exim4-daemon-light
# routes: tap=smtp:server
# server: --reject frank@example.org
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_message bcc > "$ZOO_RUN/message.txt"
zoo_servers exim4-daemon-light 60 <<'I'
exim_conf "$TAP_tap"
timeout 30 exim4 -odf -i -f "$FROM" -t < "$ZOO_RUN/message.txt"
sleep 1; exim4 -qff; wait_for 10 sh -c '[ "$(grep -c Completed /var/log/exim4/mainlog)" = 2 ]' || { cat /var/log/exim4/mainlog >&2; exit 1; }
I
