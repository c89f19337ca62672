#!/bin/bash
# why: mutt writes to bob, and to erin in Bcc, whose mail Postfix passes on to carol: carol can read erin's address in Delivered-To.
# program: Mutt, deb mutt; Postfix, debs postfix
# routes: submit=smtp:own1 onward=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
mutt_rc "$TAP_submit"
zoo_servers postfix 60 <<'I'
printf 'erin: %s\n' "$TO2" > /etc/zoo-aliases
SMTPD_PORT=$OWN1 postfix_up "$TAP_onward" mydestination=client.example.org || exit 1
timeout 20 mutt -n -s "$SUBJECT" -b erin@client.example.org -- "$TO1" < "$BODY" && postfix_empty; rc=$?
postfix_down; exit $rc
I
