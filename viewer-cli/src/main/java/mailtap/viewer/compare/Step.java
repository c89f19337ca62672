package mailtap.viewer.compare;

import org.jspecify.annotations.Nullable;

/**
 * One row of two texts side by side.
 *
 * @param left absent where only the right has a line
 * @param right absent where only the left has one
 * @param same they say the same
 */
public record Step(@Nullable Line left, @Nullable Line right, boolean same) {

    /**
     * @param said as it stands in the dialogue
     * @param normal without what differs each time
     */
    public record Line(String said, String normal) {}
}
