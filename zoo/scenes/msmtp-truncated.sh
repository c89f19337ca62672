#!/bin/bash
# why: msmtp is ended while it still waits for the rest of the message to come through a pipe.
# program: msmtp, deb msmtp
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
! { zoo_message; sleep 5; } | timeout 4 msmtp --host=127.0.0.1 --port="$TAP_tap" --auth=off --tls=off --domain=client.example.org -f "$FROM" "$TO1" "$TO2" "$CC1"
