package mailtap.viewer.export;

import java.util.Locale;
import java.util.Set;
import mailtap.indexer.document.Kind;

/** The formats there are. */
public enum Format {
    TEXT(Scope.SESSIONS),
    JSON(Scope.SESSIONS),
    HTML(Scope.SESSIONS),
    NDJSON(Scope.HITS),
    CSV(Scope.HITS),
    MBOX(Scope.MESSAGES),
    EML(Scope.MESSAGES);

    private final Scope scope;

    /** What of what a query finds is written. */
    public enum Scope {
        /** Every session in which it finds something, whole. */
        SESSIONS,
        /** What it finds. */
        HITS,
        /** The messages it finds. */
        MESSAGES
    }

    Format(Scope scope) {
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }

    /** The kinds of hits to ask for; none for those that the query is about. */
    public Set<Kind> kinds(boolean everything) {
        return switch (scope) {
            case MESSAGES -> Set.of(Kind.MESSAGE);
            case SESSIONS -> everything ? Set.of(Kind.SESSION) : Set.of();
            case HITS -> this == CSV ? Set.of(Kind.SESSION) : everything ? Set.of(Kind.values()) : Set.of();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
