#!/bin/bash
# why: Alice has mutt send her a copy too (Bcc: herself).
# program: Mutt, deb mutt
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
mutt_rc "$TAP_tap"
t 30 mutt -n -s "$SUBJECT" -b "$FROM" -- "$TO1" < "$BODY"
