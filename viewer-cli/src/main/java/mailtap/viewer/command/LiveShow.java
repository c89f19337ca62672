package mailtap.viewer.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import mailtap.journal.Damage;
import mailtap.journal.JournalBatch;
import mailtap.journal.JournalEntry;
import mailtap.journal.JournalReader;
import mailtap.viewer.home.StopSignal;

/** Follows the journal and shows what comes, until somebody wants an end. */
final class LiveShow {
    private static final Duration PATIENCE = Duration.ofMillis(250);
    /** Somebody watches. */
    private static final Duration EVERY = Duration.ofMillis(10);

    /** Takes what comes; false when it has seen enough. */
    interface Audience {
        boolean see(JournalEntry entry) throws IOException;

        /** Told of what comes before its entries are shown one by one. */
        default void coming(JournalBatch batch) throws IOException {}

        default void damaged(Damage damage) throws IOException {}
    }

    private LiveShow() {}

    static void until(StopSignal stop, JournalReader reader, Audience audience)
            throws IOException, InterruptedException {
        while (!stop.isRaised()) {
            Optional<JournalBatch> batch = reader.await(PATIENCE, EVERY);
            if (batch.isPresent() && !show(batch.get(), audience)) {
                return;
            }
        }
    }

    private static boolean show(JournalBatch batch, Audience audience) throws IOException {
        for (Damage damage : batch.damage()) {
            audience.damaged(damage);
        }
        audience.coming(batch);
        for (JournalEntry entry : batch.entries()) {
            if (!audience.see(entry)) {
                return false;
            }
        }
        return true;
    }
}
