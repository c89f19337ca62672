package mailtap.indexer.document;

/** What the values of a field are, and so how they are asked for. */
public enum ValueType {
    WORD("word", "as a whole, in any case; prefixes and wildcards"),
    TEXT(
            "text",
            "by its words, in any case and without accents; phrases in quotes; Chinese, Japanese and Korean anywhere"),
    ADDRESS("address", "erin@example.net, erin, @example.net; example.net also finds its subdomains"),
    CODE("code", "550, 5xx, 55*, >=400"),
    NUMBER("number", "3, >3, [2 TO 5]"),
    SIZE("size", "10k, >1M, [1k TO 2k]"),
    DURATION("duration", "500ms, >2s, [1s TO 1m]"),
    TIME("time", "2026-11-22, 2026-11-22T09:14, yesterday, now-1h, [now-1h TO now]"),
    IP("ip", "192.0.2.7, 10.0.0.0/8, 2001:db8::/32"),
    FLAG("flag", "true, false"),
    HEADER("header", "header.NAME:words, for any header field");

    private final String label;
    private final String asked;

    ValueType(String label, String asked) {
        this.label = label;
        this.asked = asked;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** How its values can be written in a query. */
    public String asked() {
        return asked;
    }

    public boolean isNumeric() {
        return this == NUMBER || this == SIZE || this == DURATION || this == TIME;
    }
}
