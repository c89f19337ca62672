#!/bin/bash
# why: smtplib with more people in To than is kept of the header here: who stands behind the cut seems to be in no header.
# program: Python smtplib, run python3 --version
# routes: tap=smtp:server
# head: 400
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
t 40 python3 - <<'P'
import os, smtplib
from email.message import EmailMessage
e = os.environ
m = EmailMessage()
m["From"], m["Subject"], m["Message-ID"] = e["FROM"], e["SUBJECT"], "<python-header-cut@example.org>"
m["To"] = ", ".join("Member number %d of the club <member%d@example.com>" % (i, i) for i in range(12))
m.set_content("hello\n")
with smtplib.SMTP("127.0.0.1", int(e["TAP_tap"]), timeout=30) as s:
    s.send_message(m)
P
