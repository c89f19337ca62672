#!/bin/bash
# why: Ten messages through Postfix with always_bcc: the archive gets every one and stands in no header.
# program: Postfix, debs postfix
# routes: tap=smtp:server
. "$(dirname "$0")/../lib.sh"; zoo_init "$@"
zoo_servers postfix 90 <<'I'
postfix_up "$TAP_tap" always_bcc=archive@example.org smtp_connection_cache_on_demand=yes smtp_destination_concurrency_limit=1 initial_destination_concurrency=1 defer_transports=smtp || exit 1
for i in 1 2 3 4 5 6 7 8 9 10; do
  printf 'From: %s\nTo: %s\nSubject: %s\nDate: %s\nMessage-ID: <zoo.standing.%s@example.org>\n\nhello\n' "$FROM" "$TO1" "$SUBJECT" "$(date -uR)" $i | sendmail -i -f "$FROM" -t
done
wait_for 10 sh -c '[ "$(grep -c "queue active" /var/log/zoo-postfix.log)" -ge 10 ]'
postconf -e defer_transports= && postfix reload >/dev/null 2>&1; postqueue -f
wait_for 40 sh -c 'postqueue -p | grep -q empty'; rc=$?
postfix_down; exit $rc
I
