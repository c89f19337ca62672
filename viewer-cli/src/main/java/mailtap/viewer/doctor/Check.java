package mailtap.viewer.doctor;

/**
 * One thing looked at.
 *
 * @param words what was found
 * @param advice what to do; empty where nothing is to be done
 */
public record Check(String name, State state, String words, String advice) {
    /** How it is. */
    public enum State {
        OK,
        WARN,
        FAIL
    }

    static Check ok(String name, String words) {
        return new Check(name, State.OK, words, "");
    }

    static Check warn(String name, String words, String advice) {
        return new Check(name, State.WARN, words, advice);
    }

    static Check fail(String name, String words, String advice) {
        return new Check(name, State.FAIL, words, advice);
    }
}
