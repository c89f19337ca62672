#!/bin/bash
# why: The server ends the connection in the middle of the message; Postfix sends it again.
# program: Postfix, debs postfix
# routes: tap=smtp:server
# server: --once cut
# settings: content = headers
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
{ zoo_message; seq -f 'line %09.0f of a message longer than all buffers on the way, so that its end is not sent' 1 120000; } > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
postfix_up "$TAP_tap" message_size_limit=0 mailbox_size_limit=0 && sendmail -i -f "$FROM" -t < "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
postfix_down; exit $rc
I
