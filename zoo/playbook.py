#!/usr/bin/env python3
"""playbook.py SCENE TALKS CACHE: the playbook of a recorded scene, on standard output. See scene.sh."""
import glob
import json
import os
import re
import subprocess
import sys


def out(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def plain(debian):
    """A Debian version without epoch, revision and what Debian added."""
    return re.sub(r"([+~]|-[^-]*$).*", "", re.sub(r"^\d+:", "", debian))


def version(where, cache):
    kind, _, name = where.partition(" ")
    if kind == "deb":
        return plain(out("dpkg-query", "-W", "-f", "${Version}", name))
    if kind == "debs":
        found = sorted(glob.glob("%s/debs/*/%s_*.deb" % (cache, name)))
        return plain(os.path.basename(found[-1]).split("_")[1].replace("%3a", ":")) if found else ""
    if kind == "node":
        with open("%s/node/node_modules/%s/package.json" % (cache, name)) as f:
            return json.load(f)["version"]
    if kind == "jar":
        found = glob.glob("%s/java/jars/%s-[0-9]*.jar" % (cache, name))
        return re.sub(r".*-(\d[\w.]*)\.jar$", r"\1", found[0]) if found else ""
    if kind == "run":
        said = re.search(r"\d+(\.\d+)+", out(*name.split()))
        return said.group(0) if said else ""
    return ""


def main():
    scene, talks, cache = sys.argv[1:]
    head = {}
    with open(scene, encoding="utf-8") as f:
        for line in f:
            said = re.match(r"# (\w+): (.*)", line)
            if said:
                head[said.group(1)] = said.group(2)
    programs = []
    for one in head["program"].split(";"):
        name, _, where = one.strip().partition(", ")
        programs.append(("%s %s" % (name, version(where, cache))).strip())
    print("why: %s" % head["why"])
    print("program: %s" % ", ".join(programs))
    for name in ("truth", "now", "head"):
        if name in head:
            print("%s: %s" % (name, head[name]))
    print()
    with open(talks, encoding="utf-8") as f:
        sessions = [s for s in re.split(r"(?m)^(?=session )", f.read()) if s.startswith("session ")]
    sessions.sort(key=lambda s: s.split("\n", 1)[0].rsplit("  ", 1)[1])
    for session in sessions:
        print(session.rstrip("\n") + "\n")
    print("-- judged --")


main()
