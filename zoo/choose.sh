# Sourced by run-zoo.sh and record.sh: makes names of the clients and classes in "$@"; needs here, the folder of the zoo.
names=()
for w; do
  case $w in
    ci) cls='light|leak|quirk|pop|java|root' ;;
    all) cls='light|leak|quirk|pop|java|root|tty|x' ;;
    light|root|pop|java|tty|x|leak|quirk) cls=$w ;;
    *) [ -f "$here/clients/$w.sh" ] || { echo "no client or class $w" >&2; exit 2; }; names+=("$w"); continue ;;
  esac
  while read -r n c; do
    [[ $n = \#* || -z $n ]] || [[ ! $c =~ ^($cls)$ ]] || names+=("$n")
  done < "$here/clients.list"
done
