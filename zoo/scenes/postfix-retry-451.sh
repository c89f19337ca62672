#!/bin/bash
# why: The server puts the message off behind its end; Postfix sends it again.
# program: Postfix, debs postfix
# routes: tap=smtp:server
# server: --once 451
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_message > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
postfix_up "$TAP_tap" && sendmail -i -f "$FROM" -t < "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
postfix_down; exit $rc
I
