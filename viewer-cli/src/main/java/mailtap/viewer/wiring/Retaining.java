package mailtap.viewer.wiring;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mailtap.config.Keys;
import mailtap.config.Settings;
import mailtap.journal.DataDirectory;
import mailtap.journal.Retention;
import mailtap.journal.RetentionRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that keeps the past within its bounds while mail is captured: at the start and every ten minutes. */
public final class Retaining implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retaining.class);
    private static final int BETWEEN_MINUTES = 10;

    private final DataDirectory data;
    private final RetentionRules rules;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "mailtap-retention");

    private Retaining(DataDirectory data, RetentionRules rules) {
        this.data = data;
        this.rules = rules;
        thread.setDaemon(true);
    }

    static Retaining start(DataDirectory data, RetentionRules rules) {
        Retaining retaining = new Retaining(data, rules);
        retaining.thread.start();
        return retaining;
    }

    public static RetentionRules rules(Settings settings) {
        return new RetentionRules(
                settings.get(Keys.RETENTION_MAX_AGE),
                settings.get(Keys.RETENTION_MAX_SIZE),
                settings.get(Keys.RETENTION_MAX_SESSIONS));
    }

    private void run() {
        try {
            do {
                apply();
            } while (!stopping.await(BETWEEN_MINUTES, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be removed now is tried again; capture goes on. */
    private void apply() {
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

    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
