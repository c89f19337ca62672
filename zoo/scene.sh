#!/bin/bash
# Records what real programs do in one scene through mailtap, and writes it down as a playbook.
#   scene.sh [-k] OUTDIR NAME...      scenes/NAME.sh -> OUTDIR/real-NAME.txt, without its judgement; -k keeps the store
# The head of a scene says:
#   # why: one sentence                 # program: Name, how to ask its version (as in programs.tsv); several parted by ;
#   # routes: NAME=PROTOCOL:TARGET …    TARGET: server (logserver.py) or own1, own2: a port that the scene itself serves
#   # server: options of logserver.py   # root: PACKAGE [SECONDS]   the scene runs in a root of its own (zoo_root)
#   # settings: lines of mailtap.conf
#   # truth: …, now: …, head: …         copied into the playbook
# The scene sees TAP_<route> (ports of mailtap), SERVER, OWN1, OWN2 (ports), BODY, FROM, TO1 … as in lib.sh.
set -u
here=$(cd "$(dirname "$0")" && pwd)
keep=
[ "${1:-}" = -k ] && { keep=1; shift; }
[ $# -ge 2 ] || { sed -n '2,11p' "$0"; exit 2; }
[ "${ZOO_UTS:-}" = 1 ] || ZOO_UTS=1 exec unshare --uts --mount "$0" ${keep:+-k} "$@"
hostname client.example.org
printf '127.0.0.1 localhost client.example.org client\n' > /tmp/.zoo-hosts.$$
mount --bind /tmp/.zoo-hosts.$$ /etc/hosts; rm -f /tmp/.zoo-hosts.$$
out=$(cd "$1" && pwd) || exit 2; shift
mailtap=${MAILTAP:-$here/../mailtap}
cache=${ZOO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/client-zoo}
export here
waits() { local i=0; until "$@" 2>/dev/null || [ $i -ge 300 ]; do sleep 0.1; i=$((i + 1)); done; "$@"; }
said() { sed -n "s/^# $1: //p" "$here/scenes/$2.sh"; }

one() {
  local n=$1 w server='' tap='' p target proto name rc
  w=$(mktemp -d "${TMPDIR:-/tmp}/scene.$n.XXXXXX"); chmod 700 "$w"; mkdir -m 700 "$w/data"
  # shellcheck disable=SC2046
  python3 -B "$here/logserver.py" --smtp-port 0 --pop3-port 0 --max-seconds 300 --log "$w/log" --ports-file "$w/ports" $(said server "$n") >/dev/null 2>"$w/server.err" &
  server=$!
  waits test -s "$w/ports" || { cat "$w/server.err"; return 1; }
  # shellcheck disable=SC2046
  read -r OWN1 OWN2 OWN3 < <(python3 -c 'import socket
s=[socket.create_server(("127.0.0.1",0)) for _ in range(3)]
print(*(x.getsockname()[1] for x in s))')
  SERVER=$(sed -n 's/^smtp=//p' "$w/ports"); export SERVER OWN1 OWN2 OWN3
  {
    echo 'routes {'
    for p in $(said routes "$n"); do
      name=${p%%=*} proto=${p#*=} target=${proto#*:} proto=${proto%%:*}
      case $target in server) [ "$proto" = pop3 ] && target=$(sed -n 's/^pop3=//p' "$w/ports") || target=$SERVER ;; own1) target=$OWN1 ;; own2) target=$OWN2 ;; own3) target=$OWN3 ;; esac
      up="127.0.0.1:$target"; [ "$proto" = lmtp ] && up="lmtp://127.0.0.1:$target" proto=smtp
      echo "  $name { protocol = $proto, listen = 0, upstream = \"$up\" }"
    done
    echo '}'
    said settings "$n"
  } > "$w/data/mailtap.conf"
  "$mailtap" run --data "$w/data" --quiet > "$w/listening" 2>"$w/mailtap.err" &
  tap=$!
  for p in $(said routes "$n"); do
    name=${p%%=*}
    waits grep -q "route $name\$" "$w/listening" || { cat "$w/mailtap.err" "$w/data/mailtap.conf"; kill $server $tap; return 1; }
    export "TAP_$name=$(sed -n "s/^listening .* 127.0.0.1:\([0-9]*\) ->.* route $name\$/\1/p" "$w/listening")"
  done
  ZOO_NAME=$n ZOO_BODY=${ZOO_BODY:-$here/scenes/body.txt} timeout -k 5 200 bash "$here/scenes/$n.sh" 127.0.0.1 "$SERVER" > "$w/out" 2>&1 < /dev/null
  rc=$?
  sleep 0.5
  "$mailtap" index --wait --data "$w/data" >/dev/null 2>"$w/index.err"
  "$mailtap" export --data "$w/data" --format text -o "$w/talks.txt" >/dev/null 2>"$w/export.err"
  kill $tap; wait $tap 2>/dev/null; kill $server; wait $server 2>/dev/null
  python3 -B "$here/playbook.py" "$here/scenes/$n.sh" "$w/talks.txt" "$cache" > "$out/real-$n.txt.new" && mv "$out/real-$n.txt.new" "$out/real-$n.txt"
  printf '%-8s %s %s sessions\n' "$([ $rc = 0 ] && echo PASS || echo "FAIL($rc)")" "$n" "$(grep -c '^session ' "$out/real-$n.txt")"
  [ $rc = 0 ] || { tail -5 "$w/out" | cut -c1-300; keep=1; }
  if [ -n "$keep" ]; then echo "kept $w"; else rm -rf "$w"; fi
}
for n; do one "$n"; done
