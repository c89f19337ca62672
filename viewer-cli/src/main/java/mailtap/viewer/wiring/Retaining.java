package mailtap.viewer.wiring;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import mailtap.config.Keys;
import mailtap.config.Settings;
import mailtap.journal.DataDirectory;
import mailtap.journal.Retention;
import mailtap.journal.RetentionRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the past within its bounds. What cannot be removed now is tried again; capture goes on. */
public final class Retaining implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Retaining.class);

    private final DataDirectory data;
    private final RetentionRules rules;

    Retaining(DataDirectory data, RetentionRules rules) {
        this.data = data;
        this.rules = rules;
    }

    public static RetentionRules rules(Settings settings) {
        return new RetentionRules(
                settings.get(Keys.RETENTION_MAX_AGE),
                settings.get(Keys.RETENTION_MAX_SIZE),
                settings.get(Keys.RETENTION_MAX_SESSIONS));
    }

    @Override
    public void run() {
        try {
            Optional<Retention.Pruned> pruned = Retention.apply(data, rules, Instant.now());
            if (pruned.isPresent() && pruned.get().segments() > 0) {
                LOG.info(
                        "removed what is older than is kept: {} bytes, {} sessions",
                        pruned.get().bytes(),
                        pruned.get().sessions());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("what is older than is kept could not be removed: {}", String.valueOf(e.getMessage()));
        }
    }
}
