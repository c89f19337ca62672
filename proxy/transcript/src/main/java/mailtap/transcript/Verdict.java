package mailtap.transcript;

/**
 * What whoever reads a session along answers to bytes of a side: how far they may be passed on. Only TLS that mailtap is
 * to open makes it less than all of them.
 *
 * @param taken how many of the bytes were read and may be passed on; the rest were not looked at
 * @param then what is to be done behind them
 */
public record Verdict(int taken, Then then) {
    /** What is to be done behind the bytes that were taken. */
    public enum Then {
        GO_ON,
        /**
         * The client has asked for TLS: nothing more of it is taken until the server has answered. What is left is
         * offered again after that, or dropped.
         */
        HOLD,
        /** The server has agreed to TLS, and its reply ends here. */
        SWITCH
    }

    public static Verdict all(int length) {
        return new Verdict(length, Then.GO_ON);
    }
}
