#!/bin/bash
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
# sendmail -t with a smarthost, in a root of its own
zoo_message bcc > "$ZOO_RUN/message.txt"
zoo_servers sendmail-bin 60 <<'I' || die "sendmail failed"
sendmail_conf "$SMTP_PORT" || exit 1
timeout 30 $sendmail_bin -C /etc/mail/sendmail.cf -odi -i -f "$FROM" -t < "$ZOO_RUN/message.txt"
I
