#!/bin/bash
# why: The server refuses the message behind its end; msmtp says so and leaves.
# program: msmtp, deb msmtp
# routes: tap=smtp:server
# server: --once 451
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
! zoo_message bcc | t 30 msmtp --host=127.0.0.1 --port="$TAP_tap" --auth=off --tls=off --domain=client.example.org -f "$FROM" -t
