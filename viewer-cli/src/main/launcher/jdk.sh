# Finds a Java. Read by the launchers and by .ci/run with ".", never run by itself. POSIX sh.
#
#   find_jdk MIN [javac]    sets $jdk to the home of a Java of version MIN or newer (one with a compiler, when asked),
#                           or says on standard error what to install, and returns 1.
#
# Order: MAILTAP_JAVA, JAVA_HOME, PATH, then the newest in the folders where systems put them. A MAILTAP_JAVA that does
# not fit is an error; a JAVA_HOME or PATH that does not fit is passed over.

# Sets $version to the major version of the Java in a home, without starting it; 0 when there is none.
java_version() {
  version=0
  [ -x "$1/bin/java" ] || return 0
  if [ -r "$1/release" ]; then
    while IFS='=' read -r key value; do
      if [ "$key" = JAVA_VERSION ]; then
        version=${value#\"}
        break
      fi
    done <"$1/release"
  else
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  version=${version#1.}
  version=${version%%[!0-9]*}
  version=${version:-0}
}

# Is there a Java in this home that is new enough, with a compiler if one is needed?
fits() {
  java_version "$1"
  [ "$version" -ge "$2" ] && { [ -z "$3" ] || [ -x "$1/bin/$3" ]; }
}

# The home that a java program belongs to, through links such as /usr/bin/java.
home_of() {
  program=$1
  while [ -h "$program" ]; do
    target=$(readlink "$program")
    case $target in
      /*) program=$target ;;
      *) program=$(dirname "$program")/$target ;;
    esac
  done
  (cd "$(dirname "$program")/.." 2>/dev/null && pwd -P)
}

find_jdk() {
  jdk=
  if [ -n "${MAILTAP_JAVA:-}" ]; then
    jdk=$MAILTAP_JAVA
    [ -d "$jdk" ] || jdk=$(home_of "$jdk")
    fits "$jdk" "$1" "${2:-}" && return 0
    echo "mailtap: MAILTAP_JAVA=$MAILTAP_JAVA is not a JDK $1 or newer; point it at one, or unset it" >&2
    return 1
  fi
  if [ -n "${JAVA_HOME:-}" ] && fits "$JAVA_HOME" "$1" "${2:-}"; then
    jdk=$JAVA_HOME
    return 0
  fi
  on_path=$(command -v java 2>/dev/null) && on_path=$(home_of "$on_path") && fits "$on_path" "$1" "${2:-}" && {
    jdk=$on_path
    return 0
  }
  newest=0
  for candidate in ${MAILTAP_JDK_FOLDERS-/usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* /usr/lib64/jvm/* \
    /usr/local/openjdk* /usr/local/opt/openjdk* /opt/homebrew/opt/openjdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/*}; do
    if fits "$candidate" "$1" "${2:-}" && [ "$version" -gt "$newest" ]; then
      newest=$version
      jdk=$candidate
    fi
  done
  [ -n "$jdk" ] && return 0
  no_jdk "$1" >&2
  return 1
}

no_jdk() {
  echo "mailtap needs a JDK $1 or newer, and none was found in MAILTAP_JAVA, JAVA_HOME, PATH or the usual folders."
  if command -v apt-get >/dev/null 2>&1; then
    echo "Install one: apt install openjdk-$1-jdk-headless (Debian 13, Ubuntu 24.04), or temurin-$1-jdk from adoptium.net"
  elif command -v dnf >/dev/null 2>&1; then
    echo "Install one: dnf install java-$1-openjdk-devel"
  elif command -v brew >/dev/null 2>&1; then
    echo "Install one: brew install openjdk"
  else
    echo "Install one, for example from https://adoptium.net, and set JAVA_HOME to its folder"
  fi
}
