package mailtap.viewer.wiring;

import mailtap.config.Keys;
import mailtap.config.Settings;
import mailtap.indexer.IndexSettings;

/** The settings of the index, from those of the operator. */
public final class Indexes {
    private Indexes() {}

    public static IndexSettings settings(Settings settings) {
        IndexSettings usual = IndexSettings.DEFAULT;
        return new IndexSettings(
                Math.toIntExact(settings.get(Keys.INDEX_COMMIT_INTERVAL).toMillis()),
                usual.headBytes(),
                usual.memoryBytes(),
                usual.sessions());
    }
}
