package mailtap.indexer;

import java.util.Map;
import java.util.TreeMap;
import mailtap.journal.JournalPosition;

/**
 * What stands in the index beside the documents of a commit.
 *
 * @param verdicts what verdicts were made with
 * @param positions up to where the journal is in them, by lane
 * @param recorded the last number given to a session, by lane
 */
record CommitNotes(String verdicts, Map<String, JournalPosition> positions, Map<String, Long> recorded) {
    /** Counted up whenever documents change their shape; an index of another number is made anew. */
    static final int SCHEMA = 8;

    private static final String SCHEMA_KEY = "mailtap.schema";
    private static final String VERDICTS_KEY = "mailtap.verdicts";
    private static final String LANE_PREFIX = "lane.";
    private static final String RECORDED_PREFIX = "recorded.";

    /** Of what {@link #areOfThisVersion}. */
    static CommitNotes of(Map<String, String> userData) {
        Map<String, JournalPosition> positions = new TreeMap<>();
        Map<String, Long> recorded = new TreeMap<>();
        userData.forEach((key, value) -> {
            if (key.startsWith(LANE_PREFIX)) {
                String lane = key.substring(LANE_PREFIX.length());
                positions.put(lane, position(lane, value));
            } else if (key.startsWith(RECORDED_PREFIX)) {
                recorded.put(key.substring(RECORDED_PREFIX.length()), Long.parseLong(value));
            }
        });
        return new CommitNotes(userData.getOrDefault(VERDICTS_KEY, ""), positions, recorded);
    }

    static boolean areOfThisVersion(Map<String, String> userData) {
        return String.valueOf(SCHEMA).equals(userData.get(SCHEMA_KEY));
    }

    private static JournalPosition position(String lane, String value) {
        int colon = value.indexOf(':');
        int segment = Integer.parseInt(value.substring(0, colon));
        return new JournalPosition(lane, segment, Long.parseLong(value.substring(colon + 1)));
    }

    Map<String, String> toUserData() {
        Map<String, String> userData = new TreeMap<>();
        userData.put(SCHEMA_KEY, String.valueOf(SCHEMA));
        userData.put(VERDICTS_KEY, verdicts);
        recorded.forEach((lane, last) -> userData.put(RECORDED_PREFIX + lane, String.valueOf(last)));
        positions.forEach((lane, at) -> userData.put(LANE_PREFIX + lane, at.segment() + ":" + at.offset()));
        return userData;
    }
}
