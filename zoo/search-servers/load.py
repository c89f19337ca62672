#!/usr/bin/env python3
"""Loads what mailtap exports into a real OpenSearch or Elasticsearch and asks both the same.

  load.py opensearch|elasticsearch DATA...     DATA: folders of captured mail, only read

Starts the server on loopback (its jars come with Maven; OpenSearch takes a Java 21 or newer, Elasticsearch 7 a Java 17),
installs docs/ecs-mapping.json, loads each folder the way docs/export.md says, and ends it. Exit 0: every line was taken,
no value was left out, and every count is that of `mailtap search`. MAILTAP names the command (default: ../../mailtap),
JAVA the java, WITHIN what to load of each folder: WITHIN="--since 2026-11-22 --until 2026-11-23".
"""
import json, os, pathlib, shutil, signal, socket, subprocess, sys, tempfile, time, urllib.error, urllib.request

HERE = pathlib.Path(__file__).resolve().parent
MAILTAP = os.environ.get("MAILTAP", str(HERE.parent.parent / "mailtap"))
JAVA = os.environ.get("JAVA", "java")
WITHIN = os.environ.get("WITHIN", "").split()
NODES = {"opensearch": "OpenSearchNode", "elasticsearch": "ElasticsearchNode"}
LINES_A_REQUEST = 10_000

# Fields whose values are counted on both sides; the names differ where docs/export.md says so. Lists are exported with
# their first 20 values, so those that grow longer (addresses of messages) are asked for but not counted here.
GROUPED = {
    "sessions": ["session.route", "session.source", "session.state", "session.ended_by", "network.protocol", "source.ip",
                 "destination.domain", "smtp.helo", "smtp.auth.mechanism", "smtp.auth.user", "smtp.auth.outcome",
                 "tls.version", "tls.mode", "analysis.client.confidence", "analysis.finding", "has"],
    "exchanges": ["smtp.command", "pop3.command", "smtp.response.code", "pop3.response.status", "exchange.status",
                  "smtp.response.enhanced_code", "analysis.finding", "session.route", "network.protocol", "source.ip"],
    "messages": ["message.outcome", "message.chunking", "smtp.mail_from.address", "analysis.bcc.verdict",
                 "analysis.bcc.confidence", "analysis.stage", "analysis.flag", "email.attachments.file.mime_type", "has",
                 "network.protocol", "session.route"],
}
ASKED = [
    ("exchanges", "code:5xx", "smtp.response.code:5*"),
    ("exchanges", "code:-ERR", 'pop3.response.status:"-err"'),
    ("exchanges", "verb:RCPT code:550", "smtp.command:RCPT AND smtp.response.code:550"),
    ("exchanges", "took:>10ms", "event.duration:>10000000"),
    ("exchanges", "ip:192.0.2.0/24", 'source.ip:"192.0.2.0/24"'),
    ("exchanges", "exchange:>5 proto:pop3", "exchange.number:>5 AND network.protocol:pop3"),
    ("messages", "outcome:accepted rcpts:>1", "mailtap.message.outcome:accepted AND smtp.rcpt_to.count:>1"),
    ("messages", "complete:false", "mailtap.message.complete:false"),
    ("messages", "deleted:true", "pop3.deleted:true"),
    ("messages", "bytes:>1000", "mailtap.message.bytes:>1000"),
    ("messages", "date:[2020 TO 2030]", "email.origination_timestamp:[2020 TO 2030]"),
    ("messages", "verdict:hidden route:*", "analysis.bcc.verdict:hidden AND session.route:*"),
    ("messages", "subject:the", "email.subject.text:the"),
    ("sessions", "messages:>0", "session.messages:>0"),
    ("sessions", "tls.established:true", "tls.established:true"),
    ("sessions", "certificate:example", "tls.server.x509.subject.distinguished_name.text:example"),
]


def mailtap(*words):
    run = subprocess.run([MAILTAP, *words, *WITHIN], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if run.returncode not in (0, 1) or run.stdout.startswith("Error"):
        sys.exit(f"mailtap {' '.join(words)} failed with {run.returncode}: {run.stdout}{run.stderr}")
    return run.stdout.splitlines()


class Server:
    def __init__(self, name, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        jars = folder / "classpath"
        subprocess.run(["mvn", "-q", "-B", "-ntp", "-f", HERE / "pom.xml", "-P", name, "dependency:build-classpath",
                        f"-Dmdep.outputFile={jars}"], check=True, stdout=subprocess.DEVNULL)
        node = NODES[name]
        with open(folder / "log", "w") as log:
            self.process = subprocess.Popen(
                [JAVA, "-Xmx1g", "-cp", jars.read_text(), HERE / f"{node}.java", str(self.port), folder / "home"],
                stdout=log, stderr=log)
        until = time.monotonic() + 120
        while True:
            try:
                self.version = self.ask("GET", "")["version"]["number"]
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > until:
                    sys.exit("it does not start:\n" + (folder / "log").read_text()[-3000:])
                time.sleep(0.5)

    def ask(self, method, path, body=None, kind="application/json"):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/{path}", method=method, data=body,
                                         headers={"Content-Type": kind})
        try:
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            sys.exit(f"{method} {path}: {refused.code} {refused.read().decode()[:2000]}")

    def search(self, index, what):
        return self.ask("POST", f"{index}/_search", json.dumps({"size": 0, "track_total_hits": True, **what}).encode())

    def count(self, index, kind, query):
        found = {"bool": {"must": {"query_string": {"query": query}}, "filter": of_kind(kind)}}
        return self.search(index, {"query": found})["hits"]["total"]["value"]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def of_kind(kind):
    return {"term": {"event.dataset": "mailtap." + kind.removesuffix("s")}}


def load(server, index, data):
    """How many lines were exported, how many of them were refused, and how many have a value that was left out."""
    lines = mailtap("export", "--data", data, "--format", "ndjson")
    refused = 0
    for at in range(0, len(lines), LINES_A_REQUEST):
        bulk = "".join(json.dumps({"index": {"_id": json.loads(line)["event"]["id"]}}) + "\n" + line + "\n"
                       for line in lines[at:at + LINES_A_REQUEST])
        answer = server.ask("POST", f"{index}/_bulk", bulk.encode(), "application/x-ndjson")
        for item in answer["items"]:
            if "error" in item["index"]:
                refused += 1
                print("  refused:", item["index"]["error"])
    server.ask("POST", f"{index}/_refresh")
    ignored = server.search(index, {"query": {"exists": {"field": "_ignored"}}})["hits"]["total"]["value"]
    return len(lines), refused, ignored


def theirs(field):
    return "mailtap." + field if field == "has" or field.startswith("message.") else field


def groups(server, index, data, kind, field):
    """What both sides count of a field's values, where they differ."""
    ours = {}
    for line in mailtap("search", "--data", data, "--in", kind, "--group-by", field, "--limit", "10000", "--json"):
        group = json.loads(line)
        ours[group["value"]] = group["count"]
    answer = server.search(index, {"query": of_kind(kind), "aggs": {"by": {"terms": {"field": theirs(field), "size": 10000}}}})
    got = {bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"]["by"]["buckets"]}
    return [(value, ours.get(value, 0), got.get(value, 0))
            for value in sorted(ours.keys() | got.keys()) if ours.get(value, 0) != got.get(value, 0)]


def compare(server, index, data):
    asked = wrong = 0
    for kind, our_query, their_query in ASKED:
        ours = int(mailtap("search", "--data", data, "--in", kind, "--count", our_query)[0])
        got = server.count(index, kind, their_query)
        asked += 1
        if ours != got:
            wrong += 1
            print(f"  {kind}: {our_query} finds {ours}, {their_query} finds {got}")
    for kind, fields in GROUPED.items():
        for field in fields:
            asked += 1
            differing = groups(server, index, data, kind, field)
            if differing:
                wrong += 1
                print(f"  {kind} by {field}, value, mailtap, server:", *differing[:5])
    return asked, wrong


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in NODES:
        sys.exit(__doc__)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="search-server-"))
    server = Server(sys.argv[1], folder)
    bad = False
    try:
        mapping = (HERE.parent.parent / "docs" / "ecs-mapping.json").read_bytes()
        server.ask("PUT", "_index_template/mailtap", mapping)
        print(f"{sys.argv[1]} {server.version}")
        for number, data in enumerate(sys.argv[2:]):
            index = f"mailtap-{number}"
            lines, refused, ignored = load(server, index, data)
            held = server.search(index, {})["hits"]["total"]["value"]
            asked, wrong = compare(server, index, data)
            bad |= held != lines or refused > 0 or ignored > 0 or wrong > 0
            print(f"{data}: {lines} documents, {held} taken, {refused} refused, {ignored} with a value left out; "
                  f"{asked} questions, {wrong} answered otherwise")
    finally:
        server.stop()
        shutil.rmtree(folder)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
