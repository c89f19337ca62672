#!/bin/bash
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
# nmh: send, from a draft with a Bcc field
zoo_nmh "$SMTP_PORT"
{ printf 'From: Alice <%s>\nTo: %s, %s\nCc: %s\nBcc: %s, %s\nSubject: %s\n--------\n' "$FROM" "$TO1" "$TO2" "$CC1" "$BCC1" "$BCC2" "$SUBJECT"; cat "$BODY"; } > "$ZOO_RUN/draft"
t 30 send "$ZOO_RUN/draft" || die "nmh failed"
