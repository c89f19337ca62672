#!/bin/bash
# why: msmtp is given one recipient as argument, and the header names three.
# program: msmtp, deb msmtp
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_message | t 30 msmtp --host=127.0.0.1 --port="$TAP_tap" --auth=off --tls=off --domain=client.example.org -f "$FROM" "$TO1"
