#!/usr/bin/env python3
"""Compares mailtap's verdicts with what the plain logging server saw, client by client.

    recipients.py DATA [MAILTAP [NAME...]]    DATA as record.sh left it; prints a Markdown table, exit 1 where they differ

What should come out is worked out here again, from the server's own log and with Python's header parser: whom each
transaction named, whom To, Cc and Bcc of each message named, and from that who was hidden and who was shown whom.
"""
import email, email.policy, email.utils, json, os, subprocess, sys

TRUTH = "to=bob@example.com,carol@example.com,cc=dave@example.com,bcc=erin@example.net,frank@example.org"
SENDER = "alice@example.org"


def sent(zoo):
    """Transactions by the client's name, which is in the subject."""
    by_name = {}
    for line in open(zoo + "/server.log.jsonl", encoding="utf-8"):
        conn = json.loads(line)
        for tx in conn.get("tx", []):
            raw = open(os.path.join(zoo, "server.log.d", tx["eml"]), "rb").read()
            message = email.message_from_bytes(raw, policy=email.policy.compat32)
            words = str(email.header.make_header(email.header.decode_header(message["subject"] or ""))).split()
            if "zoo" in words[:-1]:
                by_name.setdefault(words[words.index("zoo") + 1], []).append((set(tx["rcpt"]), message))
    return by_name


def listed(message, *fields):
    values = [v for f in fields for v in message.get_all(f, [])]
    return {a.lower() for _, a in email.utils.getaddresses(map(str, values)) if "@" in a}


def expected(copies):
    envelope = set().union(*(rcpt for rcpt, _ in copies)) if copies else set()
    visible = set().union(*(listed(m, "to", "cc") for _, m in copies)) if copies else set()
    blind = set().union(*(listed(m, "bcc") for _, m in copies)) if copies else set()
    exposed = shared = False
    for rcpt, message in copies:
        shown = listed(message, "bcc")
        for reader in rcpt - {SENDER}:
            if shown - {reader}:
                among = reader in shown and reader not in visible
                exposed |= not among
                shared |= among
    fields = any(m.get_all("bcc") is not None for _, m in copies)
    hidden = envelope - visible - blind
    if exposed:
        return "bcc-exposed", hidden
    if shared:
        return "bcc-shared-copy", hidden
    if fields:
        left = blind - envelope
        return ("bcc-empty-header" if not blind else "bcc-not-sent" if left else "bcc-own-copy"), hidden
    traced = any(m["received"] or m["return-path"] for _, m in copies)
    if hidden:
        return ("unlisted" if traced else "hidden"), hidden
    return ("listed-not-sent" if visible - envelope and not traced else "all-listed"), hidden


def ask(mailtap, data, name, *more):
    words = [mailtap, "--data", data, "recipients", "-n", "100", "--json", *more, "route:" + name]
    out = subprocess.run(words, capture_output=True, text=True).stdout
    return [json.loads(line)["submission"] for line in out.splitlines()]


def main():
    data = sys.argv[1]
    mailtap = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(__file__), "..", "mailtap")
    print("| client | copies | envelope | hidden | Bcc field | verdict | with `--truth` | the server saw |")
    print("|---|---|---|---|---|---|---|---|")
    wrong = 0
    for name, copies in sorted(sent(data + "/zoo").items()):
        if sys.argv[3:] and name not in sys.argv[3:]:
            continue
        verdict, hidden = expected(copies)
        ours = [s for s in ask(mailtap, data, name) if s.get("verdict") not in (None, "not-sent")]
        told = [s for s in ask(mailtap, data, name, "--truth", TRUTH) if s.get("verdict") not in (None, "not-sent")]
        said = sorted({s["verdict"] + ", " + s["confidence"] for s in ours})
        ours_hidden = {r["address"] for s in ours for r in s["recipients"] if r["envelope"] and not r["listed"]}
        right = {s["verdict"] for s in ours} == {verdict} and ours_hidden == hidden
        wrong += not right
        envelope = set().union(*(rcpt for rcpt, _ in copies))
        bcc = ", ".join(sorted(set().union(*(listed(m, "bcc") for _, m in copies)))) or "-"
        print("| %s | %d | %d | %s | %s | %s | %s | %s |" % (
            name, len(copies), len(envelope), ", ".join(sorted(hidden)) or "-", bcc, "; ".join(said) or "none",
            "; ".join(sorted({s["verdict"] + ", " + s["confidence"] for s in told})),
            verdict if right else "**%s**" % verdict))
    sys.exit(1 if wrong else 0)


main()
