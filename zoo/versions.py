"""Which version of a program is installed here."""
import glob
import json
import os
import re
import subprocess


def out(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def plain(debian):
    """A Debian version without epoch, revision and what Debian added."""
    return re.sub(r"([+~]|-[^-]*$).*", "", re.sub(r"^\d+:", "", debian))


def version(where, cache):
    """WHERE it comes from, as in programs.tsv and the heads of scenes; CACHE holds what install-zoo.sh fetched."""
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
