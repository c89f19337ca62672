#!/bin/bash
# why: The server takes two recipients a transaction; Postfix sends to these and comes again for the others.
# program: Postfix, debs postfix
# routes: tap=smtp:server
# server: --max-rcpt 2
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_message > "$ZOO_RUN/message.txt"
zoo_servers postfix 90 <<'I'
postfix_up "$TAP_tap" && sendmail -i -f "$FROM" -t < "$ZOO_RUN/message.txt" && postfix_empty 60; rc=$?
postfix_down; exit $rc
I
