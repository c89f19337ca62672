package mailtap.journal;

import java.time.Duration;

/**
 * How much of the past is kept; the strictest of the three counts.
 *
 * @param maxAge since something was recorded
 * @param maxBytes of the journal on disk
 * @param maxSessions begun in what is kept
 */
public record RetentionRules(Duration maxAge, long maxBytes, long maxSessions) {
    public RetentionRules {
        if (maxAge.isNegative() || maxBytes < 0 || maxSessions < 0) {
            throw new IllegalArgumentException("retention below zero");
        }
    }
}
