#!/bin/bash
# mailtap beside a plain relay (nginx) and a recording one (mitmdump): docs/benchmarks.md holds what this printed.
#   beside-others.sh OUTDIR [options of "bench.py run", such as --rounds 9]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=${1:?folder for the results}; shift
root=$(dirname "$here")
"$root/mailtap" --version
mailtap=$root/.dist/$(cat "$root/.dist/current")/bin/mailtap
export SCENARIOS=${SCENARIOS:-S1 S5 S6 S3f}
"$here/run-all.sh" "$out" --peers "${PEERS:-direct,direct-again,nginx,mitmdump}" --ours-name mailtap --ours-warm 15 \
  --ours "'$mailtap' --data {dir}/data run --quiet --{proto} 127.0.0.1:{listen}={host}:{port}" \
  --ours-drain "'$mailtap' --data {dir}/data index --wait" "$@"
cat "$out/tables.md"
