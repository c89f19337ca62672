# The start-up cache: classes as Java left them after a rehearsal, so that a command starts sooner. With it goes a folder
# (.lib) with all jars in one, which it is made of, and the compression library. It is made once for each JDK and each set of
# jars, in the background, by a run that prints nothing. Wherever that does not work out, commands start without it and say
# nothing. Read by the launcher with "."; needs $home and $jar.

cache=
cache_jar=

# Sets $cache and the other variables with this beginning when there is a cache that fits $jdk; otherwise has one made, and
# returns 1.
find_cache() {
  [ "${MAILTAP_CACHE:-}" != off ] && cache_folder || return 1
  java_version "$jdk"
  key=$({ cat "$jdk/release"; cksum "$home"/lib/mailtap-*; ls -ln "$home/lib"; } 2>/dev/null | cksum)
  cache=$folder/java-$version-${key%% *}
  if has_cache; then
    set_cache_options
    return 0
  fi
  (make_cache "$cache" </dev/null >/dev/null 2>&1 &)
  cache=
  return 1
}

has_cache() {
  [ -s "$cache" ] && [ -s "$cache.lib/all.jar" ]
}

# The archive is mapped where it was made to be: moving it elsewhere takes longer than much of the rest of Java's start. And
# what was compiled in the rehearsal is not compiled at once: that takes more than it saves.
set_cache_options() {
  if [ "$version" -ge 25 ]; then
    cache_option=-XX:AOTCache=
    cache_flags="-Xlog:aot=off -Xlog:cds=off -XX:-AOTReplayTraining"
  else
    cache_option=-XX:SharedArchiveFile=
    cache_flags="-Xlog:cds=off"
  fi
  cache_flags="-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions $cache_flags -XX:ArchiveRelocationMode=0"
  cache_library=-Djava.library.path=$cache.lib
  cache_jar=$cache.lib/all.jar
}

# Finding out which JDK and which cache fit takes as long as Java's own start. So the answer is kept in a file, and holds
# until something that it depends on is another or newer.
recall_cache() {
  [ "${MAILTAP_CACHE:-}" != off ] && cache_folder || return 1
  note_name
  { read -r asked && read -r jdk && read -r version && read -r cache; } 2>/dev/null <"$note" &&
    [ "$asked" = "$asking" ] && [ -x "$jdk/bin/java" ] && has_cache || {
    cache=
    return 1
  }
  for part in "$jdk/release" "$cache" "$home/lib" "$home"/lib/mailtap-*; do
    if [ "$part" -nt "$note" ]; then
      cache=
      return 1
    fi
  done
  set_cache_options
}

remember_cache() {
  note_name
  printf '%s\n' "$asking" "$jdk" "$version" "$cache" 2>/dev/null >"$note.$$" && mv -f "$note.$$" "$note"
}

# One note for each place that mailtap is started from; its name is that place's, without slashes.
note_name() {
  asking="${MAILTAP_JAVA:-}:${JAVA_HOME:-}:$PATH:${MAILTAP_JDK_FOLDERS-}"
  place=$home
  note=
  while [ "$place" != "${place#*/}" ]; do
    note=$note${place%%/*}_
    place=${place#*/}
  done
  note=$folder/start$note$place
}

cache_folder() {
  if [ -n "${MAILTAP_CACHE:-}" ]; then
    folder=$MAILTAP_CACHE
  elif [ -n "${XDG_CACHE_HOME:-}" ]; then
    folder=$XDG_CACHE_HOME/mailtap
  elif [ -d "${HOME:-/nonexistent}/Library/Caches" ]; then
    folder=$HOME/Library/Caches/mailtap
  elif [ -d "${HOME:-/nonexistent}" ]; then
    folder=$HOME/.cache/mailtap
  else
    return 1
  fi
  [ -d "$folder" ] || mkdir -p "$folder" 2>/dev/null
  [ -w "$folder" ]
}

# One at a time, and after a failure not again for a day: the folder ".making" stays, empty.
make_cache() {
  find "$folder" -maxdepth 1 -name '*.making' -mtime +0 -exec rm -rf {} +
  making=$1.making
  mkdir "$making" || return
  if rehearse "$1"; then
    rm -rf "$making"
    # Each is tens of megabytes: keep the newest few.
    ls -t "$folder"/java-*[0-9] | tail -n +5 | while read -r old; do rm -rf "$old" "$old.lib"; done
  else
    rm -rf "$making" "$1.lib"
    mkdir "$making"
  fi
}

rehearse() {
  made=$1
  set -- --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Djdk.reflect.useNativeAccessorOnly=true
  if [ "$version" -ge 25 ]; then
    set -- "$@" -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining
    output=-XX:AOTCacheOutput=$making/cache
  else
    output=-XX:ArchiveClassesAtExit=$making/cache
  fi
  unset MAILTAP_CONFIG MAILTAP_DATA
  export HOME="$making" XDG_STATE_HOME="$making/state"
  nice "$jdk/bin/java" "$@" -cp "$jar:$home/lib/relay/*" mailtap.viewer.Main demo --data "$making/data"
  nice "$jdk/bin/java" "$@" -cp "$jar" mailtap.viewer.RehearsalStage "$making/data" "$making/lib" || return
  # The cache holds for jars in the place where they were when it was made.
  rm -rf "$made.lib"
  mv -f "$making/lib" "$made.lib"
  nice "$jdk/bin/java" "$output" "$@" -cp "$made.lib/all.jar" mailtap.viewer.Rehearsal "$making/data"
  # The cache in its place says that all of it is there, and is to be right about that after a loss of power, too.
  sync "$making/cache" "$made.lib"/* 2>/dev/null
  [ -s "$making/cache" ] && mv -f "$making/cache" "$made"
}
