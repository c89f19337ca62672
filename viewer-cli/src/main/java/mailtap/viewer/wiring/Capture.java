package mailtap.viewer.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mailtap.config.Keys;
import mailtap.config.SecretKeeping;
import mailtap.config.Settings;
import mailtap.dialogue.Dialogue;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalSettings;
import mailtap.journal.JournalWriter;
import mailtap.journal.RecoveryReport;
import mailtap.mail.BodyKeeping;
import mailtap.relay.Decoders;
import mailtap.relay.Network;
import mailtap.relay.Relay;
import mailtap.relay.RelaySettings;
import mailtap.relay.Route;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.viewer.home.FingerprintKey;

/** Relay, journal and index of one process, wired and running. */
public final class Capture implements AutoCloseable {
    private final DataDirectory data;
    private final JournalWriter journal;
    private final Relay relay;
    private final Indexing indexing;
    private final Upkeep upkeep;

    private Capture(DataDirectory data, JournalWriter journal, Relay relay, Settings settings) {
        this.data = data;
        this.journal = journal;
        this.relay = relay;
        this.indexing = Indexing.start(data, Indexes.settings(settings));
        this.upkeep = Upkeep.start(new Requests(data, journal), new Retaining(data, Retaining.rules(settings)));
    }

    /**
     * Takes the data folder, opens the routes.
     *
     * @param state folder with the fingerprint key
     */
    public static Capture start(Settings settings, List<Route> routes, Path state) throws IOException {
        DataDirectory data = DataDirectory.open(settings.get(Keys.DATA).toAbsolutePath());
        Map<String, BodyKeeping> bodies = Bodies.byRoute(settings);
        JournalWriter journal = JournalWriter.open(
                data, DataDirectory.RUN, journalSettings(settings), kept -> new BodyFilters(bodies::get, kept));
        try {
            Secrets secrets = secrets(settings, state);
            Decoders decoders = (route, out) ->
                    new Dialogue(route.protocol(), secrets, out, route.tls().startTlsMode());
            Relay relay = Relay.start(routes, relaySettings(settings), decoders, journal);
            return new Capture(data, journal, relay, settings);
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private static Secrets secrets(Settings settings, Path state) throws IOException {
        boolean keep = settings.get(Keys.SECRETS) == SecretKeeping.KEEP;
        return (keep ? Secrets.kept() : Secrets.masked()).withKey(Bytes.wrap(FingerprintKey.in(state)));
    }

    private static RelaySettings relaySettings(Settings settings) {
        List<Network> allowed = settings.get(Keys.RELAY_ALLOW).stream()
                .map(network -> new Network(network.address(), network.prefixBits()))
                .toList();
        return RelaySettings.defaults()
                .withAllowed(allowed)
                .withConnectTimeout(settings.get(Keys.RELAY_CONNECT_TIMEOUT));
    }

    private static JournalSettings journalSettings(Settings settings) {
        JournalSettings usual = JournalSettings.DEFAULT;
        return new JournalSettings(
                millis(settings.get(Keys.JOURNAL_WRITE_INTERVAL)),
                millis(settings.get(Keys.JOURNAL_FSYNC_INTERVAL)),
                settings.get(Keys.JOURNAL_QUEUE_SIZE),
                settings.get(Keys.JOURNAL_SEGMENT_SIZE),
                usual.segmentHours(),
                usual.compression());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    public List<Relay.Listening> listening() {
        return relay.listening();
    }

    public DataDirectory data() {
        return data;
    }

    /** What the start found at the journal's end. */
    public RecoveryReport recovery() {
        return journal.recovery();
    }

    /** Ends all sessions, then the journal, then the index: each has what the one before it said last. */
    @Override
    public void close() throws IOException {
        relay.close();
        upkeep.close();
        try {
            journal.close();
        } finally {
            indexing.close();
        }
    }
}
