#!/bin/bash
# why: Postfix keeps the Bcc field and sends everything to an archive as well: the archive, in no header, is shown who was in Bcc.
# program: Postfix, debs postfix
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
{ printf 'From: Alice <%s>\nBcc: %s\nSubject: %s\nDate: %s\nMessage-ID: <zoo.archive@example.org>\n\nhello\n' "$FROM" "$BCC1" "$SUBJECT" "$(date -uR)"; } > "$ZOO_RUN/message.txt"
zoo_servers postfix 60 <<'I'
postfix_up "$TAP_tap" message_drop_headers=content-length,return-path always_bcc=archive@example.org && sendmail -i -f "$FROM" "$BCC1" < "$ZOO_RUN/message.txt" && postfix_empty; rc=$?
postfix_down; exit $rc
I
