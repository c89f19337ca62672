#!/bin/bash
# why: nmh sends a received message on, with somebody in Resent-Bcc.
# program: nmh, deb nmh
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_nmh "$TAP_tap"
zoo_message > "$HOME/Mail/inbox/1"
printf 'Resent-From: Bob <%s>\nResent-To: %s\nResent-Bcc: %s\n' "$TO1" "$BCC1" "$BCC2" > "$ZOO_RUN/draft"
cd "$ZOO_RUN" && mhaltmsg=$HOME/Mail/inbox/1 mhdist=1 mhannodist='' t 30 send -msgid "$ZOO_RUN/draft"
