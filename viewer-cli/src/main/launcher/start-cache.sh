# The start-up cache: classes as Java left them after a rehearsal, which halves the time a command takes to start. It is
# made once for each JDK and each set of jars, in the background, by a run that prints nothing. Wherever that does not
# work out, commands start without it and say nothing. Read by the launcher with "."; needs $jdk, $version, $home and $jar.

# Sets $cache, $cache_option and $cache_flags when there is a cache that fits; otherwise has one made, and returns 1.
find_cache() {
  [ "${MAILTAP_CACHE:-}" != off ] || return 1
  java_version "$jdk"
  if [ "$version" -ge 25 ]; then
    cache_option=-XX:AOTCache=
    cache_flags="-Xlog:aot=off -Xlog:cds=off"
    cache_making=-XX:AOTCacheOutput=
  else
    cache_option=-XX:SharedArchiveFile=
    cache_flags="-Xlog:cds=off"
    cache_making=-XX:ArchiveClassesAtExit=
  fi
  cache_folder || return 1
  key=$({ cat "$jdk/release"; cksum "$home"/lib/mailtap-*; ls -ln "$home/lib"; } 2>/dev/null | cksum)
  cache=$folder/java-$version-${key%% *}
  [ -s "$cache" ] && return 0
  (make_cache </dev/null >/dev/null 2>&1 &)
  return 1
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

# One at a time, and after a failure not again for a day: the folder ".making" stays.
make_cache() {
  find "$folder" -maxdepth 1 -name '*.making' -mtime +0 -exec rm -rf {} +
  mkdir "$cache.making" || return
  set -- --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData
  HOME=$cache.making XDG_STATE_HOME=$cache.making/state nice "$jdk/bin/java" "$@" -jar "$jar" demo --data "$cache.making/data"
  nice "$jdk/bin/java" "$cache_making$cache.making/cache" "$@" -cp "$jar" mailtap.viewer.Rehearsal "$cache.making/data"
  [ -s "$cache.making/cache" ] || return
  mv -f "$cache.making/cache" "$cache"
  rm -rf "$cache.making"
  # Each is tens of megabytes: keep the newest few.
  ls -t "$folder"/java-* | tail -n +5 | while read -r old; do rm -rf "$old"; done
}
