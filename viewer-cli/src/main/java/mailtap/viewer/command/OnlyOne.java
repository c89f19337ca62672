package mailtap.viewer.command;

import java.util.Arrays;
import java.util.List;
import mailtap.viewer.home.Mistake;

/** Options that ask for different answers. */
final class OnlyOne {
    private OnlyOne() {}

    /** An option, and whether it was given. */
    record Given(String option, boolean is) {}

    static Given given(String option, boolean is) {
        return new Given(option, is);
    }

    /** At most one of them may be given. */
    static void of(Given... options) {
        List<String> asked =
                Arrays.stream(options).filter(Given::is).map(Given::option).toList();
        if (asked.size() > 1) {
            throw new Mistake(
                    asked.get(0) + " and " + asked.get(1) + " ask for different answers; give one of them at a time");
        }
    }
}
