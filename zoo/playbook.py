#!/usr/bin/env python3
"""playbook.py SCENE TALKS CACHE: the playbook of a recorded scene, on standard output. See scene.sh."""
import re
import sys

from versions import version


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
