package mailtap.transcript;

/** What the bytes of a frame are. */
public enum Label {
    /** A client's command line, or a piece of one where a part of the line has a label of its own. */
    COMMAND(Kind.LINE),
    /** A server's reply line. Each line of a multi-line reply is a frame. */
    REPLY(Kind.LINE),
    /** Who logs in, where it is a line or part of a line by itself: the answer to {@code Username:}. */
    IDENTITY(Kind.LINE),
    /** A secret of a login, from either side; not kept unless secrets are. The line end is not part of it. */
    CREDENTIAL(Kind.LINE),
    /** A line that mailtap itself said to the server, on a route where it asks for TLS in the client's place. */
    OWN_COMMAND(Kind.LINE),
    /** The server's answer to that; not passed on to the client. */
    OWN_REPLY(Kind.LINE),
    /** Message data behind 354, with its dot stuffing and the terminating dot line (RFC 5321 4.5.2). */
    CONTENT(Kind.RUN),
    /** Message data in a BDAT chunk, counted octets (RFC 3030). */
    CHUNK(Kind.RUN),
    /** A POP3 multi-line answer below its status line, terminating dot line included (RFC 1939 3). */
    LISTING(Kind.RUN),
    /** Bytes that are not a readable dialogue: TLS records, or what followed a fault. */
    OPAQUE(Kind.RUN),
    /** Seen and relayed; not kept on purpose: ciphertext, or what may hold a secret. Length only. */
    WITHHELD(Kind.ABSENT),
    /** Relayed, but lost before it was seen: packets missing from a capture. Length only. */
    LOST(Kind.ABSENT),
    /** Seen and relayed; could not be kept: full disk, full queue. Length only. */
    UNKEPT(Kind.ABSENT);

    private enum Kind {
        LINE,
        RUN,
        ABSENT
    }

    private final Kind kind;

    Label(Kind kind) {
        this.kind = kind;
    }

    /** Whole lines, or pieces that make up one line; a line ends where a frame's bytes end in LF. */
    public boolean isLine() {
        return kind == Kind.LINE;
    }

    /** Between mailtap itself and the server; the client has no part in it. */
    public boolean isOwn() {
        return this == OWN_COMMAND || this == OWN_REPLY;
    }

    /** May be cut anywhere: where the cuts fall says nothing, and adjacent frames may be merged. */
    public boolean isRun() {
        return kind == Kind.RUN;
    }

    /** Never has bytes, only a length. */
    public boolean isAbsent() {
        return kind == Kind.ABSENT;
    }
}
