package mailtap.transcript;

/**
 * What the manual says of a finding, beyond its name and meaning.
 *
 * @param example how it looks, in the notation or in words
 * @param strict what software does that goes by the letter
 * @param lax what lenient software does
 */
public record FindingPage(FindingKind kind, String example, String strict, String lax) {
    /** Every finding has a page. */
    public static FindingPage of(FindingKind kind) {
        FindingPage page = FindingPages.ALL.get(kind);
        if (page == null) {
            throw new IllegalStateException("no page for " + kind);
        }
        return page;
    }
}
