package mailtap.mail.submission;

/** Addresses that nearly all mail between servers goes to without being listed: archives and journals. */
public final class StandingRecipients {
    /** Fewer messages than this say nothing. */
    private static final int LEAST = 10;

    private static final double NEARLY_ALL = 0.9;

    private StandingRecipients() {}

    /**
     * @param unlisted messages of the route that went to it, with it in no header
     * @param all messages of the route seen behind a first server
     */
    public static boolean isOne(long unlisted, long all) {
        return all >= LEAST && unlisted >= NEARLY_ALL * all;
    }
}
