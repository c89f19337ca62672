#!/bin/bash
# why: mutt writes to people in Bcc only: To holds an empty group.
# program: Mutt, deb mutt
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
mutt_rc "$TAP_tap"
t 30 mutt -n -s "$SUBJECT" -b "$BCC1" -b "$BCC2" < "$BODY"
