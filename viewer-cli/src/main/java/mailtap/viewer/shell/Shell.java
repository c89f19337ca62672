package mailtap.viewer.shell;

import java.util.List;

/** The shells that can be made to complete mailtap's words. */
public enum Shell {
    BASH,
    ZSH,
    FISH;

    /** What the shell is to read. */
    public String script(List<Completion> commands) {
        return switch (this) {
            case BASH -> BashScript.of(commands);
            case ZSH -> ZshScript.of(commands);
            case FISH -> FishScript.of(commands);
        };
    }
}
