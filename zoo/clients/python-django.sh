#!/bin/bash
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
# Django's EmailMessage (Debian package)
need python3
/usr/bin/python3 -c 'import django' 2>/dev/null || { say "no Django"; exit 77; }
t 40 /usr/bin/python3 - <<'P' || die "Django failed"
import os
from django.conf import settings
from django.core.mail import EmailMessage
e = os.environ
settings.configure(EMAIL_HOST=e["SMTP_HOST"], EMAIL_PORT=int(e["SMTP_PORT"]), EMAIL_HOST_USER=e["ZUSER"], EMAIL_HOST_PASSWORD=e["ZPASS"], USE_TZ=True)
EmailMessage(e["SUBJECT"], open(e["BODY"], encoding="utf-8").read(), "Alice <%s>" % e["FROM"], [e["TO1"], e["TO2"]], [e["BCC1"], e["BCC2"]],
             cc=[e["CC1"]]).send()
P
