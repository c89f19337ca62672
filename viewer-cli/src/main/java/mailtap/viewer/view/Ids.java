package mailtap.viewer.view;

import java.util.Collection;
import mailtap.transcript.SessionId;

/** IDs as they are shown: short, and still unique among those shown with them. */
public final class Ids {
    private static final int SHORTEST = 8;

    private Ids() {}

    public static String brief(SessionId id) {
        return id.toString().substring(0, SHORTEST);
    }

    /** How many characters tell all of these apart. */
    public static int length(Collection<SessionId> ids) {
        for (int length = SHORTEST; length < SessionId.LENGTH; length++) {
            int cut = length;
            long different = ids.stream()
                    .map(id -> id.toString().substring(0, cut))
                    .distinct()
                    .count();
            if (different == ids.stream().distinct().count()) {
                return length;
            }
        }
        return SessionId.LENGTH;
    }
}
