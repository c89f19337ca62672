#!/bin/bash
# why: nmh sends those in Bcc a second message that wraps the first, without Message-ID, To or Cc.
# program: nmh, deb nmh
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_nmh "$TAP_tap"
printf 'From: Alice <%s>\nTo: %s, %s\nCc: %s\nBcc: %s, %s\nSubject: %s\n--------\n' "$FROM" "$TO1" "$TO2" "$CC1" "$BCC1" "$BCC2" "$SUBJECT" > "$ZOO_RUN/draft"
cat "$BODY" >> "$ZOO_RUN/draft"
t 30 send "$ZOO_RUN/draft"
