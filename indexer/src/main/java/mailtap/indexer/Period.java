package mailtap.indexer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which what is looked for began.
 *
 * @param since its first moment; null for no beginning
 * @param until the moment behind its last; null for no end
 */
public record Period(@Nullable Instant since, @Nullable Instant until) {
    public static final Period ALWAYS = new Period(null, null);

    public boolean isLimited() {
        return since != null || until != null;
    }
}
