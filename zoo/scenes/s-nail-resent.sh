#!/bin/bash
# why: s-nail sends a received message on to somebody else.
# program: s-nail, deb s-nail
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
need s-nail
{ printf 'From alice@example.org Fri Nov 20 09:00:00 2026\n'; zoo_message; echo; } > "$ZOO_RUN/box"
printf 'resend 1 %s %s\nexit\n' "$BCC1" "$BCC2" > "$ZOO_RUN/do"
t 30 s-nail -:/ -Sv15-compat -Smta="smtp://127.0.0.1:$TAP_tap" -Ssmtp-auth=none -Sfrom="$TO1" -Shostname=client.example.org -Ssmtp-hostname=client.example.org -Sno-record -f "$ZOO_RUN/box" < "$ZOO_RUN/do"
