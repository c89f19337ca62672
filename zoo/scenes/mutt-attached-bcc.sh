#!/bin/bash
# why: With mutt somebody passes on the saved copy of a message, Bcc field and all, and Bcc again for the same person.
# program: Mutt, deb mutt
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
mutt_rc "$TAP_tap"
zoo_message bcc > "$ZOO_RUN/saved.eml"
t 30 mutt -n -s "$SUBJECT" -b "$BCC1" -a "$ZOO_RUN/saved.eml" -- "$TO1" < "$BODY"
