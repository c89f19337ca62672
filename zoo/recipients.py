#!/usr/bin/env python3
"""Compares mailtap's verdicts with what the plain logging server saw, client by client.

    recipients.py DATA [MAILTAP [NAME...]]    DATA as record.sh left it; prints a Markdown table, exit 1 where they differ

What should come out is worked out here again, from the server's own log and with Python's header parser: whom each
transaction asked for, who of them was refused, whom To, Cc and Bcc of each message named, and from that who was hidden
and who was shown whom.
"""
import email, email.policy, email.utils, json, os, subprocess, sys

TRUTH = "to=bob@example.com,carol@example.com,cc=dave@example.com,bcc=erin@example.net,frank@example.org"
SENDER = "alice@example.org"


class Copy:
    """One transaction with its message, as the server saw it."""

    def __init__(self, tx, message):
        self.accepted = set(tx["rcpt"])
        self.refused = set(tx.get("refused", []))
        self.asked = self.accepted | self.refused
        self.message = message
        self.visible = listed(message, "to", "cc")
        self.blind = listed(message, "bcc")


def names(zoo):
    """The clients that were driven and did not fail for want of something."""
    with open(zoo + "/result", encoding="utf-8") as f:
        return [line.split()[1] for line in f if not line.startswith("SKIP") and not line.split()[1].endswith("-tls")]


def sent(zoo):
    """By the client's name, which is in the subject, and by Message-ID, or by content where there is none."""
    by_name = {}
    for line in open(zoo + "/server.log.jsonl", encoding="utf-8"):
        conn = json.loads(line)
        for tx in conn.get("tx", []):
            with open(os.path.join(zoo, "server.log.d", tx["eml"]), "rb") as f:
                message = email.message_from_binary_file(f, policy=email.policy.compat32)
            words = str(email.header.make_header(email.header.decode_header(message["subject"] or ""))).split()
            if "zoo" in words[:-1]:
                same = message["message-id"] or "%s %s" % (message["subject"], message.get_payload())
                by_name.setdefault(words[words.index("zoo") + 1], {}).setdefault(same, []).append(Copy(tx, message))
    return by_name


def listed(message, *fields):
    values = [v for f in fields for v in message.get_all(f, [])]
    return {a.lower() for _, a in email.utils.getaddresses(map(str, values)) if "@" in a}


def union(copies, what):
    return set().union(*(getattr(copy, what) for copy in copies))


def expected(copies):
    """The verdict on the copies of one message, and who is hidden."""
    visible, blind, asked = union(copies, "visible"), union(copies, "blind"), union(copies, "asked")
    exposed = shared = False
    for copy in copies:
        for reader in copy.accepted - {SENDER}:
            if copy.blind - {reader}:
                among = reader in copy.blind and reader not in visible
                exposed |= not among
                shared |= among
    fields = any(copy.message.get_all("bcc") is not None for copy in copies)
    hidden = asked - visible - blind
    if exposed:
        return "bcc-exposed", hidden
    if shared:
        return "bcc-shared-copy", hidden
    if any(wraps(copy, other) for copy in copies for other in copies):
        return "bcc-wrapped-copy", hidden
    if fields:
        left = blind - asked
        return ("bcc-empty-header" if not blind else "bcc-not-sent" if left else "bcc-own-copy"), hidden
    traced = any(copy.message["received"] or copy.message["return-path"] for copy in copies)
    if hidden:
        return ("unlisted" if traced else "hidden"), hidden
    return ("listed-not-sent" if visible - asked and not traced else "all-listed"), hidden


def wraps(copy, other):
    return not copy.visible and other.visible and (other.message["message-id"] or "?") in str(copy.message.get_payload())


def ask(mailtap, data, name, *more):
    words = [mailtap, "--data", data, "recipients", "-n", "100", "--json", *more, "route:" + name]
    out = subprocess.run(words, capture_output=True, text=True).stdout
    return [json.loads(line)["submission"] for line in out.splitlines()]


def words(submissions):
    return "; ".join(sorted({s["verdict"] + ", " + s["confidence"] for s in submissions})) or "none"


def main():
    data = sys.argv[1]
    mailtap = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(__file__), "..", "mailtap")
    print("| client | messages | copies of each | asked for | refused | hidden | Bcc field | verdict | with `--truth` | from the server's log |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    wrong = 0
    by_name = sent(data + "/zoo")
    for name in sorted(names(data + "/zoo")):
        if sys.argv[3:] and name not in sys.argv[3:]:
            continue
        everything = ask(mailtap, data, name)
        if not everything:
            continue                        # it only fetches
        messages = list(by_name.get(name, {}).values())
        copies = [copy for message in messages for copy in message]
        should = sorted({expected(message)[0] for message in messages}) or ["not-sent"]
        hidden = set().union(*(expected(message)[1] for message in messages))
        everything = [s for s in everything if s["kind"] == "mail"]     # no reports on it
        ours = [s for s in everything if s.get("verdict") not in (None, "not-sent")]
        told = [s for s in ask(mailtap, data, name, "--truth", TRUTH) if s["kind"] == "mail" and s.get("verdict") not in (None, "not-sent")]
        rows = [r for s in ours for r in s["recipients"]]
        right = sorted({s["verdict"] for s in ours or everything}) == should
        right &= {r["address"] for r in rows if r["envelope"] and not r["listed"]} == hidden
        right &= {r["address"] for r in rows if r["outcome"] == "accepted"} == union(copies, "accepted")
        right &= len(ours) == len(messages)
        wrong += not right
        seen = ", ".join(should)
        print("| %s | %d | %s | %d | %s | %s | %s | %s | %s | %s |" % (
            name, len(messages), "; ".join(sorted({str(len(m)) for m in messages})) or "-", len(union(copies, "asked")),
            ", ".join(sorted(union(copies, "refused"))) or "-", ", ".join(sorted(hidden)) or "-",
            ", ".join(sorted(union(copies, "blind"))) or "-", words(ours or everything), words(told) if told else "-",
            seen if right else "**%s**" % seen))
    sys.exit(1 if wrong else 0)


main()
