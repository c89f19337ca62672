package mailtap.transcript;

/** Whose doing something was: one of the two sides, or mailtap itself. */
public enum Origin {
    CLIENT,
    SERVER,
    MAILTAP;

    public static Origin of(Side side) {
        return side == Side.CLIENT ? CLIENT : SERVER;
    }
}
