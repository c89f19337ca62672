#!/bin/bash
# why: Postfix rewrites a listed recipient by virtual_alias_maps; ORCPT tells for whom it was.
# program: Postfix, debs postfix
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_message > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
printf 'bob@example.com robert@example.net\n' > /etc/zoo-virtual; postmap hash:/etc/zoo-virtual
postfix_up "$TAP_tap" virtual_alias_maps=hash:/etc/zoo-virtual && sendmail -i -f "$FROM" -t < "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
postfix_down; exit $rc
I
