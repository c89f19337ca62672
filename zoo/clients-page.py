#!/usr/bin/env python3
"""Makes docs/clients.md and the table of known clients from a data folder that record.sh made.
clients-page.py DATA [MAILTAP]      run where the recorded programs are installed: their versions are asked for here"""
import collections
import datetime
import json
import os
import re
import sys

from versions import out, version

HERE = os.path.dirname(os.path.abspath(__file__))
CACHE = os.environ.get("ZOO_CACHE") or os.path.expanduser("~/.cache/client-zoo")
PAGE = os.path.join(HERE, "..", "docs", "clients.md")
TABLE = os.path.join(HERE, "..", "proxy/transcript/src/main/resources/mailtap/mail/client/known-clients.txt")
COMPOSED = {"identification", "header-order", "message-id", "date", "content-type", "boundary"}
# What depends on the machine, the account or the mailbox, and not on the program.
OF_THE_PLACE = {"hello-argument", "line-ends", "dots", "messages", "bcc-way", "envelope-order", "polling", "tls", "noop"}


def programs():
    with open(os.path.join(HERE, "programs.tsv"), encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#") and line.strip():
                cells = (line.rstrip("\n").split("\t") + [""] * 5)[:5]
                yield dict(zip(("client", "name", "version", "message", "note"), cells), number=version(cells[2], CACHE))


def traits(mailtap, data, routes):
    """By route: trait -> values, the most frequent first."""
    queries = [x for r in routes for x in ("--query", "session.route:%s" % r)]
    said = out(mailtap, "clients", "--data", data, "--json", "--limit", "1000", *queries)
    found = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
    counts = collections.defaultdict(lambda: [0, 0])
    for line in said.splitlines():
        one = json.loads(line)
        route = one["query"].partition(":")[2]
        counts[route][0] += one["session_count"]
        counts[route][1] += one["message_count"]
        for trait, values in one["traits"].items():
            for value in values:
                found[route][trait][value["value"]] += value["count"]
    return found, counts


def verdicts(mailtap, data):
    """By route: the verdicts on its messages."""
    route_of = {}
    for line in out(mailtap, "sessions", "--data", data, "--json", "--limit", "10000").splitlines():
        session = json.loads(line)["session"]
        route_of[session["id"]] = session["route"]
    found = collections.defaultdict(collections.Counter)
    for line in out(mailtap, "search", "--data", data, "--json", "--limit", "10000", "verdict:*").splitlines():
        hit = json.loads(line)
        if hit["kind"] == "message":
            verdict = hit["analysis"]["bcc"]["verdict"]
            found[route_of[hit["id"][:13]]][verdict if isinstance(verdict, str) else verdict[0]] += 1
    return found


def cell(text):
    return (text or "-").replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;")


def usual(values):
    return "; ".join(v for v, _ in values.most_common()) if values else ""


def row(*cells):
    return "| " + " | ".join(cells) + " |\n"


def heading(*names):
    return row(*names) + row(*["---"] * len(names))


def write_table(all_programs, found):
    with open(TABLE, "w", encoding="utf-8") as f:
        f.write("# Programs whose manner was measured; made by zoo/clients-page.py from recorded sessions, not by hand.\n")
        f.write("# client, name, version, protocol; below it its traits. Parted by tabs.\n")
        for p in all_programs:
            for protocol, route in (("smtp", p["client"]), ("pop3", p["client"] + "-pop3")):
                known = found.get(route)
                if not known or not ("mail-form" in known or "listing" in known):
                    continue
                f.write("client\t%s\t%s\t%s\n" % (p["name"], p["number"], protocol))
                for mark in known["identification"]:
                    if mark.startswith("Received: "):
                        f.write("identification\tReceived: %s\n" % p["name"])
                for trait, values in known.items():
                    skip = trait in OF_THE_PLACE or trait == "identification"
                    if not skip and not (trait in COMPOSED and p["message"] != "self"):
                        for value in values:
                            f.write("%s\t%s\n" % (trait, value))
                if protocol == "smtp":
                    for value in found[p["client"] + "-tls"]["ja4"]:
                        f.write("ja4\t%s\n" % value)


def summary(smtp, found, judged):
    """What it comes to, counted."""
    def those(trait, words):
        return ["`%s`" % p["client"] for p in smtp if any(words(v) for v in found[p["client"]][trait])]

    def of(names):
        return "%d of %d%s" % (len(names), len(smtp), " (%s)" % ", ".join(names) if len(names) < 6 else "")

    hidden = those("bcc-way", lambda v: v.startswith("envelope only"))
    shown = those("bcc-way", lambda v: v.startswith("field sent"))
    empty = those("bcc-way", lambda v: v.startswith("empty field"))
    wrapped = ["`%s`" % p["client"] for p in smtp if "bcc-wrapped-copy" in judged[p["client"]]]
    return (
        "- %s keep the names in Bcc in the envelope only: no field, nothing in the message that tells.\n"
        "- %s send the field to everybody: a library call that takes text, a setting, a server given its recipients apart.\n"
        "- %s send an empty field, to those in Bcc; %s send those a message of their own, which wraps the first.\n"
        "- The order of RCPT says nothing about the field that a recipient came from: %s ask for To, Cc and those in no header\n"
        "  in this order, %s in reverse, %s put Bcc between To and Cc, %s in an order of their own.\n"
    ) % (of(hidden), of(shown), of(empty), of(wrapped), of(those("envelope-order", lambda v: v in ("To, Cc, hidden", "To, Cc, Bcc"))),
         of(those("envelope-order", lambda v: v.endswith("all reversed"))), of(those("envelope-order", lambda v: v == "To, hidden, Cc")),
         of(those("envelope-order", lambda v: v.endswith("shuffled"))))


def page(all_programs, found, counts, judged, day):
    smtp = [p for p in all_programs if counts[p["client"]][1]]
    pop = [p for p in all_programs if counts[p["client"] + "-pop3"][0]]
    names = sorted({p["name"] for p in smtp + pop}, key=str.lower)
    with open(os.path.join(HERE, "clients-page.md"), encoding="utf-8") as f:
        text = f.read()
    ways = heading("client", "version", "what becomes of Bcc", "order of recipients", "verdict of mailtap")
    manner = heading("client", "EHLO says", "MAIL", "parameters", "sends ahead", "login", "content", "end")
    wrote = heading("client", "names itself", "Message-ID", "order of fields")
    notes = ""
    for p in smtp:
        t, verdict = found[p["client"]], judged[p["client"]]
        ways += row("`%s`" % p["client"], "%s %s" % (p["name"], p["number"]), cell(usual(t["bcc-way"])),
                    cell(usual(t["envelope-order"])), cell(usual(verdict)))
        manner += row("`%s`" % p["client"], cell(usual(t["hello-argument"])), "`%s`" % usual(t["mail-form"]),
                      cell(usual(t["mail-parameters"]) + ("" if usual(t["rcpt-parameters"]) in ("none", "") else
                           "; RCPT " + usual(t["rcpt-parameters"]))), cell(usual(t["pipelining"])),
                      cell(usual(t["login"])), cell(usual(t["content"])), cell(usual(t["quit"])))
        if p["message"] == "self":
            wrote += row("`%s`" % p["client"], cell(usual(t["identification"])), "`%s`" % (usual(t["message-id"]) or "none"),
                         cell(usual(t["header-order"])))
        if p["note"]:
            notes += "- **`%s`** (%s): %s\n" % (p["client"], p["name"], p["note"])
    hellos = heading("client", "version", "TLS", "JA4", "JA3", "EHLO again behind it")
    for p in all_programs:
        t = found[p["client"] + "-tls"]
        if t["ja4"]:
            hellos += row("`%s`" % p["client"], "%s %s" % (p["name"], p["number"]), cell(usual(t["tls"])), "`%s`" % usual(t["ja4"]),
                          "`%s`" % usual(t["ja3"]), "yes" if "STARTTLS" in usual(t["hello-again"]) else "no")
    boxes = heading("client", "version", "CAPA", "login", "asks before fetching", "fetches by", "sends ahead", "deletes")
    for p in pop:
        t = found[p["client"] + "-pop3"]
        boxes += row("`%s`" % p["client"], "%s %s" % (p["name"], p["number"]), cell(usual(t["capa"])), cell(usual(t["login"])),
                     cell(usual(t["listing"])), cell(usual(t["fetching"])), cell(usual(t["pipelining"])),
                     cell(usual(t["deleting"])))
        if p["note"] and p not in smtp:
            notes += "- **`%s`** (%s): %s\n" % (p["client"], p["name"], p["note"])
    values = {"DAY": day, "PROGRAMS": str(len(names)), "NAMES": ", ".join(names), "WAYS": ways, "MANNER": manner,
              "WROTE": wrote, "HELLOS": hellos, "BOXES": boxes, "NOTES": notes, "SUMMARY": summary(smtp, found, judged),
              "SESSIONS": str(sum(n for n, _ in counts.values()))}
    with open(PAGE, "w", encoding="utf-8") as f:
        f.write(re.sub(r"@([A-Z]+)@", lambda m: values[m.group(1)].rstrip("\n"), text))
    return len(names), len(smtp), len(pop)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    data = sys.argv[1]
    mailtap = sys.argv[2] if len(sys.argv) > 2 else os.path.join(HERE, "..", "mailtap")
    everything = list(programs())
    routes = [r for p in everything for r in (p["client"], p["client"] + "-tls", p["client"] + "-pop3")]
    found, counts = traits(mailtap, data, routes)
    when = os.path.getmtime(os.path.join(data, "zoo", "result"))
    day = datetime.datetime.fromtimestamp(when, datetime.timezone.utc).strftime("%Y-%m-%d")
    write_table(everything, found)
    print("%d programs; %d ways of sending, %d of fetching" % page(everything, found, counts, verdicts(mailtap, data), day))


if __name__ == "__main__":
    main()
