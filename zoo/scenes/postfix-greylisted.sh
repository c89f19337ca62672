#!/bin/bash
# why: One recipient is greylisted: Postfix sends to the others and comes again for that one.
# program: Postfix, debs postfix
# routes: tap=smtp:server
# server: --defer carol@example.com
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_message > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
postfix_up "$TAP_tap" && sendmail -i -f "$FROM" -t < "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
postfix_down; exit $rc
I
