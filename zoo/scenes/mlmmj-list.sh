#!/bin/bash
# why: mlmmj sends a list's message to its members, who stand in no header, with a sender for each of them (VERP).
# program: mlmmj, debs mlmmj
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
{ printf 'From: Alice <%s>\nTo: club@lists.example.org\nSubject: %s\nDate: %s\nMessage-ID: <zoo.mlmmj@example.org>\n\nhello\n' "$FROM" "$SUBJECT" "$(date -uR)"; } > "$ZOO_RUN/message.txt"
zoo_servers mlmmj 60 <<'I'
L=/tmp/club; mkdir -p $L/control $L/subscribers.d $L/nomailsubs.d $L/digesters.d $L/queue/discarded $L/incoming $L/archive $L/text $L/subconf $L/unsubconf $L/bounce $L/moderation $L/requeue
echo club@lists.example.org > $L/control/listaddress; echo 127.0.0.1 > $L/control/relayhost; echo "$TAP_tap" > $L/control/smtpport; echo alice@example.org > $L/control/owner
echo "${MLMMJ_VERP:-}" > $L/control/verp; [ -n "${MLMMJ_VERP:-}" ] || rm $L/control/verp; echo client.example.org > $L/control/smtphelo; touch $L/control/modnonsubposts; rm $L/control/modnonsubposts
printf 'List-Id: <club.lists.example.org>\nPrecedence: list\n' > $L/control/customheaders; echo 0 > $L/index; touch $L/control/tocc
printf 'bob@example.com\n' > $L/subscribers.d/b; printf 'erin@example.net\n' > $L/subscribers.d/e; printf 'frank@example.org\n' > $L/subscribers.d/f
RECIPIENT=club@lists.example.org DEFAULT= timeout 30 mlmmj-receive -F -L $L < "$ZOO_RUN/message.txt" || timeout 30 /usr/bin/mlmmj-recieve -F -L $L < "$ZOO_RUN/message.txt"
wait_for 15 sh -c "grep -rq . $L/archive"; sleep 2; ls -R $L/archive $L/queue >&2; cat $L/mlmmj.operation.log >&2 2>/dev/null
[ -n "$(ls $L/archive)" ]
I
