#!/bin/bash
# why: Postfix with smtp_destination_recipient_limit=1 sends everybody a transaction of their own, over several connections.
# program: Postfix, debs postfix
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_message bcc > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
postfix_up "$TAP_tap" smtp_destination_recipient_limit=1 && sendmail -i -f "$FROM" -t < "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
postfix_down; exit $rc
I
