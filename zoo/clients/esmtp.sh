#!/bin/bash
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
# esmtp, a sendmail for one user, in a root of its own
zoo_message bcc > "$ZOO_RUN/message.txt"
{ echo "$ZOO_INNER"; cat <<'I'
printf 'hostname = %s:%s\nusername = "%s"\npassword = "%s"\nstarttls = disabled\n' "$SMTP_HOST" "$SMTP_PORT" "$ZUSER" "$ZPASS" > /tmp/esmtprc; chmod 600 /tmp/esmtprc
timeout 30 esmtp -C /tmp/esmtprc -f "$FROM" -t < "$ZOO_RUN/message.txt"
I
} > "$ZOO_RUN/in"
zoo_root esmtp-run 60 < "$ZOO_RUN/in" || die "esmtp failed"
