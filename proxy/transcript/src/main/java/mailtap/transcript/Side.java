package mailtap.transcript;

/** Whose bytes these are: the side that sent them. */
public enum Side {
    CLIENT,
    SERVER;

    public Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
