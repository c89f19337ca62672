#!/bin/bash
# why: smtplib with an internationalised address: UTF-8 in the header and, under SMTPUTF8, in the envelope.
# program: Python smtplib, run python3 --version
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
t 40 python3 - <<'P'
import os, smtplib
from email import policy
from email.message import EmailMessage
e = os.environ
m = EmailMessage(policy=policy.SMTPUTF8)
m["From"], m["To"], m["Cc"] = e["FROM"], "jörg@bücher.example, Bob <%s>" % e["TO1"].upper().replace("BOB", "bob"), "用户@例子.example"
m["Bcc"], m["Subject"], m["Message-ID"] = "erin@bücher.example", e["SUBJECT"], "<python-idn@example.org>"
m.set_content("hello\n")
with smtplib.SMTP("127.0.0.1", int(e["TAP_tap"]), timeout=30) as s:
    s.send_message(m)
P
