package mailtap.viewer.print;

/** What a piece of text is, which decides its colour. Sixteen-colour codes only: they follow the user's own theme. */
public enum Ink {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    HEADING("1;4"),
    ID("33"),
    CLIENT("36"),
    SERVER("32"),
    REFUSED("31"),
    CONTENT("2"),
    SECRET("35"),
    NOTE("34"),
    GOOD("32"),
    WARNING("33"),
    ERROR("1;31"),
    MATCH("7");

    private final String sgr;

    Ink(String sgr) {
        this.sgr = sgr;
    }

    String sgr() {
        return sgr;
    }
}
