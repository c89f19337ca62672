package mailtap.viewer.home;

/** How a run of the command ends, for scripts. A broken pipe is {@link #DONE}. */
public final class ExitCode {
    public static final int DONE = 0;
    /** Asked for something, and there is none; compared two things, and they differ. */
    public static final int NOTHING = 1;
    /** A mistake of the operator: bad option, address, ID, query, setting; port in use. */
    public static final int WRONG_USE = 2;
    /** Damage found, or an expectation not met. */
    public static final int BREACH = 3;

    public static final int INCONCLUSIVE = 4;
    /** Our fault. */
    public static final int BUG = 70;
    /** Reading or writing failed. */
    public static final int IO = 74;

    private ExitCode() {}
}
