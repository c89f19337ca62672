package mailtap.indexer;

import java.time.Instant;
import mailtap.mail.client.Guess;
import mailtap.mail.client.Traits;
import org.jspecify.annotations.Nullable;

/**
 * A client as its sessions show it.
 *
 * @param guess which program it may be
 * @param fingerprint absent where too little was seen of its manner
 * @param first when its first session began
 * @param last when its last one began
 * @param looked how many of the sessions, the newest, the traits are of
 */
public record ClientProfile(
        Guess guess,
        @Nullable String fingerprint,
        long sessions,
        long messages,
        Instant first,
        Instant last,
        Traits traits,
        long looked) {}
