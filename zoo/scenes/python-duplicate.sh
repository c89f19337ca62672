#!/bin/bash
# why: smtplib asks twice for somebody who stands in To and in Cc.
# program: Python smtplib, run python3 --version
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
t 40 python3 - <<'P'
import os, smtplib
from email.message import EmailMessage
e = os.environ
m = EmailMessage()
m["From"], m["To"], m["Cc"] = e["FROM"], "%s, %s" % (e["TO1"], e["TO2"]), "%s, %s" % (e["CC1"], e["TO1"])
m["Subject"], m["Message-ID"] = e["SUBJECT"], "<python-duplicate@example.org>"
m.set_content("hello\n")
with smtplib.SMTP("127.0.0.1", int(e["TAP_tap"]), timeout=30) as s:
    s.send_message(m)
P
