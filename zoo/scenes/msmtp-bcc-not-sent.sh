#!/bin/bash
# why: msmtp is given the recipients of To and Cc as arguments and not -t: it takes the Bcc field out, and nobody in it gets a copy.
# program: msmtp, deb msmtp
# routes: tap=smtp:server
# truth: to=bob@example.com,to=carol@example.com,cc=dave@example.com,bcc=erin@example.net,bcc=frank@example.org
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_message bcc | t 30 msmtp --host=127.0.0.1 --port="$TAP_tap" --auth=off --tls=off --domain=client.example.org -f "$FROM" "$TO1" "$TO2" "$CC1"
