#!/bin/bash
# why: Postfix has a route of its own for one domain: on this hop some of the listed recipients are another server's business.
# program: Postfix, debs postfix
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_message > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
printf 'carol@example.com discard:\ndave@example.com discard:\n' > /etc/zoo-transport; postmap hash:/etc/zoo-transport
postfix_up "$TAP_tap" transport_maps=hash:/etc/zoo-transport && sendmail -i -f "$FROM" -t < "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
postfix_down; exit $rc
I
