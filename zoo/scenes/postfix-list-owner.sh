#!/bin/bash
# why: An alias with an owner makes Postfix a small mailing list: the members stand in no header, the sender is the owner.
# program: Postfix, debs postfix
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
{ printf 'From: Alice <%s>\nTo: club@client.example.org\nSubject: %s\nDate: %s\nMessage-ID: <zoo.list-owner@example.org>\n\nhello\n' "$FROM" "$SUBJECT" "$(date -uR)"; } > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
printf 'club: bob@example.com, erin@example.net, frank@example.org\nowner-club: alice@example.org\n' > /etc/zoo-aliases
postfix_up "$TAP_tap" mydestination=client.example.org && sendmail -i -f "$FROM" -t < "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
postfix_down; exit $rc
I
