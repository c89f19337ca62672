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
log() {                              # log NAME OPTIONS: a logging server
  local name=$1; shift
  python3 -B "$here/logserver.py" --smtp-port 0 --pop3-port 0 --max-seconds 3000 --log "$zoo/$name.log" --ports-file "$zoo/$name.ports" "$@" \
    >/dev/null 2>"$zoo/$name.err" &
}
openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$zoo/key.pem" -out "$zoo/cert.pem" 2>/dev/null
# shellcheck disable=SC2086
log server ${ZOO_SERVER:-}
server=$!
log secure --starttls --cert "$zoo/cert.pem" --key "$zoo/key.pem"
secure=$!
tap=
stop() { for p in $tap $server $secure; do kill "$p" 2>/dev/null; wait "$p" 2>/dev/null; done; }
trap stop EXIT
trap 'exit 143' TERM INT
waits() { local i=0; until "$@" 2>/dev/null || [ $i -ge 300 ]; do sleep 0.1; i=$((i + 1)); done; "$@"; }
waits test -s "$zoo/server.ports" && waits test -s "$zoo/secure.ports" || { echo "no server" >&2; exit 1; }
can_tls() { grep -q "ZOO_TLS\|zoo_tls\|ZooAngus" "$here/clients/$1.sh"; }
port() { sed -n "s/^$1=//p" "$zoo/$2.ports"; }
port=0
{
  echo 'routes {'
  for n in "${names[@]}"; do
    echo "  $n { protocol = smtp, listen = 0, upstream = \"127.0.0.1:$(port smtp server)\" }"
    can_tls "$n" && echo "  $n-tls { protocol = smtp, listen = 0, upstream = \"localhost:$(port smtp secure)\", upstream-ca = \"$zoo/cert.pem\" }"
    echo "  $n-pop3 { protocol = pop3, listen = 0, upstream = \"127.0.0.1:$(port pop3 server)\" }"
  done
  echo '}'
} > "$data/mailtap.conf"
"$mailtap" run --data "$data" > "$zoo/listening" 2>"$zoo/mailtap.err" &
tap=$!
routes=$(grep -c "listen = 0" "$data/mailtap.conf")
listening() { [ "$(grep -c "^listening [a-z0-9]* 127" "$zoo/listening")" = "$routes" ]; }
waits listening || { cat "$zoo/mailtap.err" >&2; exit 1; }
of() { sed -n "s/^listening .* 127.0.0.1:\([0-9]*\) ->.* route $1\$/\1/p" "$zoo/listening"; }
"$mailtap" ca export --data "$data" > "$zoo/ca.pem" 2>>"$zoo/mailtap.err"
send() {                             # send NAME SMTP-ROUTE POP3-ROUTE: the client once
  local each=${ZOO_EACH:-60}
  grep -q "^$1 x$" "$here/clients.list" && each=$((each * 3))
  (
    umask 022
    exec timeout -k 10 "$each" bash "$here/clients/$1.sh" 127.0.0.1 "$(of "$2")" 127.0.0.1 "$(of "$3")"
  ) >> "$zoo/$2.out" 2>&1 </dev/null
}
said() {                             # said NAME EXIT-CODE
  local r
  case $2 in 0) r=PASS ;; 77) r=SKIP ;; *) r="FAIL($2)" ;; esac
  printf '%-8s %s\n' "$r" "$1" | tee -a "$zoo/result"
}
for n in "${names[@]}"; do
  times=${ZOO_TIMES:-2}
  grep -q "^$n \(x\|pop\)$" "$here/clients.list" && times=1
  for ((i = 1; i <= times; i++)); do send "$n" "$n" "$n-pop3"; rc=$?; [ $rc = 0 ] || break; done
  said "$n" $rc
  if [ $rc = 0 ] && [ -z "${ZOO_SERVER:-}" ] && can_tls "$n"; then
    ZOO_TLS=starttls ZOO_CA=$zoo/ca.pem ZOO_NO_POP3=1 send "$n" "$n-tls" "$n-pop3"; said "$n-tls" $?
  fi
done
sleep 1
exit 0
