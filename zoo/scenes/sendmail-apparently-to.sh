#!/bin/bash
# why: sendmail told to add what is missing (add-apparently-to) writes everybody's address into the header.
# program: sendmail, debs sendmail-bin
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
{ printf 'From: Alice <%s>\nSubject: %s\nDate: %s\nMessage-ID: <zoo.apparently-to@example.org>\n\nhello\n' "$FROM" "$SUBJECT" "$(date -uR)"; } > "$ZOO_RUN/message.txt"
zoo_servers sendmail-bin 60 <<'I'
sendmail_conf "$TAP_tap" "define(\`confNO_RCPT_ACTION', \`add-apparently-to')dnl" || exit 1
timeout 30 $sendmail_bin -C /etc/mail/sendmail.cf -odi -i -f "$FROM" "$BCC1" "$BCC2" < "$ZOO_RUN/message.txt"
I
