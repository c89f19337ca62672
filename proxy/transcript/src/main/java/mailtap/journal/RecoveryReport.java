package mailtap.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mailtap.transcript.SessionId;

/**
 * What a start found at the end of its lane; to be said aloud unless {@link #isClean()}.
 *
 * @param leftOpen sessions that the last writer did not end; each now has its end
 * @param damage what could not be read, in the part that was looked at
 * @param torn the file that now holds the bytes behind the last whole block
 */
public record RecoveryReport(List<SessionId> leftOpen, List<Damage> damage, Optional<Path> torn) {
    public boolean isClean() {
        return leftOpen.isEmpty() && damage.isEmpty();
    }
}
