package mailtap.indexer.query;

import org.jspecify.annotations.Nullable;

/** From and until, each absent where it is open. */
record Range(@Nullable String from, @Nullable String until, boolean withFrom, boolean withUntil) {}
