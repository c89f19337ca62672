#!/bin/bash
# How long asking takes, over a store of many exchanges, beside tshark over the same talks as a capture file and ripgrep over
# the same talks as text; then queries inside a process, and how soon what was relayed is shown and found.
# docs/benchmarks.md holds what this printed (OUTDIR/table.md).
#   search-numbers.sh OUTDIR [EXCHANGES]     1,000,000 unless told; what is in OUTDIR already is used again
# RUNS=10 sets how often each is run, RUNS_OTHERS=3 the same for tshark and ripgrep; with 0 they are left out. A distribution
# made elsewhere: MAILTAP_DIST=FOLDER.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=${1:?folder for the store and the results}
exchanges=${2:-1000000}
runs=${RUNS:-10}
root=$(dirname "$here")
if [ -z "${MAILTAP_DIST:-}" ]; then
  "$root/mailtap" --version
  MAILTAP_DIST=$root/.dist/$(cat "$root/.dist/current")
fi
mailtap=$MAILTAP_DIST/bin/mailtap
. "$MAILTAP_DIST/bin/jdk.sh"
find_jdk 21
for tool in hyperfine jq tshark rg; do
  command -v "$tool" >/dev/null || { echo "needs $tool (Debian: hyperfine jq tshark ripgrep)" >&2; exit 2; }
done
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$out"
store=store-$exchanges

if [ ! -e "$store.made" ]; then
  rm -rf "$store" "$store.pcap" "$store.txt"
  "$jdk/bin/java" --enable-native-access=ALL-UNNAMED -cp "$MAILTAP_DIST/lib/*" "$here/src/MakeStore.java" \
    "$store" "$exchanges" "$store.pcap"
  touch "$store.made"
fi
time "$mailtap" --data "$store" index
others=${RUNS_OTHERS:-3}
[ "$others" -eq 0 ] || [ -s "$store.txt" ] || "$mailtap" --data "$store" export --format text --output "$store.txt"

# The start-up cache of this very distribution, made in the background by its first command; and every file read once.
home=$MAILTAP_DIST
jar=$home/lib/mailtap-viewer-cli-0.1.0-SNAPSHOT.jar
. "$home/bin/start-cache.sh"
for wait in $(seq 60); do
  ! find_cache || break
  sleep 2
done
if find_cache; then cached=with; else cached=without; fi
find "$store" -type f -exec cat {} + >/dev/null
[ "$others" -eq 0 ] || cat "$store.pcap" "$store.txt" >/dev/null

warm=1
measure() { # NAME COMMAND…: as a line of the table
  local name=$1
  shift
  hyperfine --shell=none --warmup "$warm" --runs "$runs" --ignore-failure --export-json one.json "$@" >/dev/null 2>&1
  jq -r --arg name "$name" '.results[0] | "| \($name) | \(.median * 1000 | round) | \(.min * 1000 | round) | \(.max * 1000 | round) | \((.user + .system) * 1000 | round) |"' \
    one.json | tee -a table.md
}
ask="$mailtap --data $store --no-pager"

{
  echo "$exchanges exchanges, $(date +%F), $(nproc) processors ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), load at the start $(cut -d' ' -f1 /proc/loadavg), $runs runs each, $cached start-up cache"
  find "$store".* -maxdepth 0 -size +0 -exec du -sh "$store/journal" "$store/index" {} + | awk '{ printf "%s %s; ", $2, $1 } END { print "" }'
  echo
  echo "| what | median ms | least | most | processor ms |"
  echo "|---|--:|--:|--:|--:|"
} | tee table.md
measure "mailtap --version (what starting costs)" "$mailtap --version"
measure "search 'rcpt:@example.net code:5xx'" "$ask search 'rcpt:@example.net code:5xx'"
measure "search 'subject:invoice'" "$ask search subject:invoice"
measure "search 'from:erin has:attachment'" "$ask search 'from:erin has:attachment'"
measure "search 'login:failure'" "$ask search login:failure"
measure "search 'subject:会议'" "$ask search subject:会议"
measure "show last" "$ask show last"
measure "stats, over everything" "$ask stats"
# Fewer: they read everything every time. Their files were read just now.
if [ "$others" -gt 0 ]; then
  runs=$others
  warm=0
  measure "tshark -Y 'smtp.response.code >= 500'" "tshark -r $store.pcap -Y 'smtp.response.code >= 500'"
  measure "tshark -Y 'imf.subject contains \"invoice\"'" "tshark -r $store.pcap -Y 'imf.subject contains \"invoice\"'"
  measure "rg '^ .* S: 5[0-9][0-9] '" "rg '^ .* S: 5[0-9][0-9] ' $store.txt"
  measure "rg -i '^ .*Subject: .*invoice'" "rg -i '^ .*Subject: .*invoice' $store.txt"
fi
rm -f one.json

java() {
  "$jdk/bin/java" --enable-native-access=ALL-UNNAMED -Xmx768m -cp "$MAILTAP_DIST/lib/*" "$@" 2>/dev/null
}
{
  echo
  echo "Queries inside a process:"
  echo
  java "$here/src/AskStore.java" "$store" 2000
  echo
  rm -rf how-soon
  java "$here/src/HowSoon.java" "$mailtap" "$out/how-soon" 200 5
  rm -rf how-soon
} | tee -a table.md
