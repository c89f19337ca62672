package mailtap.viewer.command;

import mailtap.indexer.document.Kind;

/** Kinds of hits as {@code --in} takes them. */
enum Listed {
    SESSIONS(Kind.SESSION),
    EXCHANGES(Kind.EXCHANGE),
    MESSAGES(Kind.MESSAGE);

    private final Kind kind;

    Listed(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
