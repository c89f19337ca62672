#!/bin/bash
# why: mutt writes to bob and carol; Postfix sends it on, and to an archive too (always_bcc): nobody typed the archive's address.
# program: Mutt, deb mutt; Postfix, debs postfix
# routes: submit=smtp:own1 onward=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
mutt_rc "$TAP_submit"
zoo_servers postfix 60 <<'I'
SMTPD_PORT=$OWN1 postfix_up "$TAP_onward" always_bcc=archive@example.org || exit 1
timeout 20 mutt -n -s "$SUBJECT" -- "$TO1" "$TO2" < "$BODY" && postfix_empty; rc=$?
postfix_down; exit $rc
I
