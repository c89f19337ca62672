#!/bin/bash
# Records clients through mailtap: one route for each, named like the client, before logserver.py.
#   record.sh DATA [NAME|CLASS...]      DATA: mailtap's data folder, made anew; default: all
# Leaves in DATA/zoo/ what each printed, PASS/FAIL/SKIP in DATA/zoo/result, and the exact dialogues that the server
# saw in DATA/zoo/server.log and server.jsonl. MAILTAP names the command (default: ../mailtap).
set -u
umask 077
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 1 ] || { sed -n '2,5p' "$0"; exit 2; }
data=$1; shift
[ -e "$data" ] && { echo "$data is there already" >&2; exit 2; }
mailtap=${MAILTAP:-$here/../mailtap}
mkdir -p "$data/zoo"; chmod 700 "$data" "$data/zoo"; data=$(cd "$data" && pwd); zoo=$data/zoo
[ $# -gt 0 ] || set -- all
. "$here/choose.sh"
python3 -B "$here/logserver.py" --smtp-port 0 --pop3-port 0 --max-seconds 3000 --log "$zoo/server.log" \
  --ports-file "$zoo/ports" ${ZOO_SERVER:-} >/dev/null 2>"$zoo/server.err" &
server=$!
tap=
stop() { for p in $tap $server; do kill "$p" 2>/dev/null; wait "$p" 2>/dev/null; done; }
trap stop EXIT
trap 'exit 143' TERM INT
waits() { local i=0; until "$@" 2>/dev/null || [ $i -ge 300 ]; do sleep 0.1; i=$((i + 1)); done; "$@"; }
waits test -s "$zoo/ports" || { echo "no server" >&2; exit 1; }
port=0
{
  echo 'routes {'
  for n in "${names[@]}"; do
    echo "  $n { protocol = smtp, listen = 0, upstream = \"127.0.0.1:$(sed -n 's/^smtp=//p' "$zoo/ports")\" }"
    echo "  $n-pop3 { protocol = pop3, listen = 0, upstream = \"127.0.0.1:$(sed -n 's/^pop3=//p' "$zoo/ports")\" }"
  done
  echo '}'
} > "$data/mailtap.conf"
"$mailtap" run --data "$data" > "$zoo/listening" 2>"$zoo/mailtap.err" &
tap=$!
listening() { [ "$(grep -c "^listening [a-z0-9]* 127" "$zoo/listening")" = $((2 * ${#names[@]})) ]; }
waits listening || { cat "$zoo/mailtap.err" >&2; exit 1; }
of() { sed -n "s/^listening .* 127.0.0.1:\([0-9]*\) ->.* route $1\$/\1/p" "$zoo/listening"; }
for n in "${names[@]}"; do
  each=${ZOO_EACH:-60}
  grep -q "^$n x$" "$here/clients.list" && each=$((each * 3))
  (
    umask 022
    exec timeout -k 10 "$each" bash "$here/clients/$n.sh" 127.0.0.1 "$(of "$n")" 127.0.0.1 "$(of "$n-pop3")"
  ) > "$zoo/$n.out" 2>&1 </dev/null
  rc=$?
  case $rc in 0) r=PASS ;; 77) r=SKIP ;; *) r="FAIL($rc)" ;; esac
  printf '%-8s %s\n' "$r" "$n" | tee -a "$zoo/result"
done
sleep 1
exit 0
