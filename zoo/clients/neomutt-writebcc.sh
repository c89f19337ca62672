#!/bin/bash
# neomutt with write_bcc
ZOO_NAME=neomutt-writebcc ZOO_MUTTRC='set write_bcc=yes' ZOO_NO_POP3=1 exec "$(dirname "$0")/neomutt.sh" "$@"
