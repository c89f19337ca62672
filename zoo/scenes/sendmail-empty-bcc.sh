#!/bin/bash
# why: sendmail leaves an empty Bcc field where the message had nothing else to say whom it is for.
# program: sendmail, debs sendmail-bin
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
{ printf 'From: Alice <%s>\nBcc: %s, %s\nSubject: %s\nDate: %s\nMessage-ID: <zoo.empty-bcc@example.org>\n\nhello\n' "$FROM" "$BCC1" "$BCC2" "$SUBJECT" "$(date -uR)"; } > "$ZOO_RUN/message.txt"
zoo_servers sendmail-bin 60 <<'I'
sendmail_conf "$TAP_tap" || exit 1
timeout 30 $sendmail_bin -C /etc/mail/sendmail.cf -odi -i -f "$FROM" -t < "$ZOO_RUN/message.txt"
I
