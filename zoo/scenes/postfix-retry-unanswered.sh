#!/bin/bash
# why: The connection ends behind the final dot, before the reply; Postfix sends the message again, and both may have arrived.
# program: Postfix, debs postfix
# routes: tap=smtp:server
# server: --once hang-up
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_message > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
postfix_up "$TAP_tap" && sendmail -i -f "$FROM" -t < "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
postfix_down; exit $rc
I
