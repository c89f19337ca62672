package mailtap.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every key there is, except the routes, with its default. {@code defaults/mailtap.conf} says what each is for. */
public final class Keys {
    public static final Key<Path> DATA = new Key<>("data", "", Kind.path());
    public static final Key<SecretKeeping> SECRETS = new Key<>("secrets", "mask", Kind.choice(SecretKeeping.class));
    public static final Key<ContentKeeping> CONTENT = new Key<>("content", "local", Kind.choice(ContentKeeping.class));

    public static final Key<List<Network>> RELAY_ALLOW = new Key<>("relay.allow", "", Kind.networks());
    public static final Key<Duration> RELAY_CONNECT_TIMEOUT =
            new Key<>("relay.connect-timeout", "30s", Kind.duration("100ms", "10m"));

    public static final Key<Optional<Path>> TLS_AUTHORITY_CERTIFICATE =
            new Key<>("tls.authority-certificate", "", Kind.file());
    public static final Key<Optional<Path>> TLS_AUTHORITY_KEY = new Key<>("tls.authority-key", "", Kind.file());
    public static final Key<Optional<Path>> TLS_KEY_LOG = new Key<>("tls.key-log", "", Kind.file());

    public static final Key<Duration> JOURNAL_WRITE_INTERVAL =
            new Key<>("journal.write-interval", "50ms", Kind.duration("1ms", "500ms"));
    public static final Key<Duration> JOURNAL_FSYNC_INTERVAL =
            new Key<>("journal.fsync-interval", "1s", Kind.duration("0s", "1m"));
    public static final Key<Long> JOURNAL_SEGMENT_SIZE =
            new Key<>("journal.segment-size", "64MiB", Kind.size("1MiB", "1GiB"));
    public static final Key<Long> JOURNAL_QUEUE_SIZE =
            new Key<>("journal.queue-size", "32MiB", Kind.size("1MiB", "1GiB"));

    public static final Key<Duration> INDEX_COMMIT_INTERVAL =
            new Key<>("index.commit-interval", "500ms", Kind.duration("50ms", "1m"));

    public static final Key<Duration> SUBMISSIONS_MESSAGE_ID_WINDOW =
            new Key<>("submissions.message-id-window", "5d", Kind.duration("1m", "365d"));
    public static final Key<Duration> SUBMISSIONS_CONTENT_WINDOW =
            new Key<>("submissions.content-window", "10m", Kind.duration("1s", "30d"));

    public static final Key<Duration> RETENTION_MAX_AGE =
            new Key<>("retention.max-age", "90d", Kind.duration("1m", "36500d"));
    public static final Key<Long> RETENTION_MAX_SIZE =
            new Key<>("retention.max-size", "10GiB", Kind.size("1MiB", "1024TiB"));
    public static final Key<Integer> RETENTION_MAX_SESSIONS =
            new Key<>("retention.max-sessions", "5000000", Kind.count(1, 1_000_000_000));

    /** In the order of the documentation. */
    public static final List<Key<?>> ALL = List.of(
            DATA,
            SECRETS,
            CONTENT,
            RELAY_ALLOW,
            RELAY_CONNECT_TIMEOUT,
            TLS_AUTHORITY_CERTIFICATE,
            TLS_AUTHORITY_KEY,
            TLS_KEY_LOG,
            JOURNAL_WRITE_INTERVAL,
            JOURNAL_FSYNC_INTERVAL,
            JOURNAL_SEGMENT_SIZE,
            JOURNAL_QUEUE_SIZE,
            INDEX_COMMIT_INTERVAL,
            SUBMISSIONS_MESSAGE_ID_WINDOW,
            SUBMISSIONS_CONTENT_WINDOW,
            RETENTION_MAX_AGE,
            RETENTION_MAX_SIZE,
            RETENTION_MAX_SESSIONS);

    private Keys() {}
}
