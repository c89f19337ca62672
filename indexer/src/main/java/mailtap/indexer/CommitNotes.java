package mailtap.indexer;

import java.util.Map;
import java.util.TreeMap;
import mailtap.journal.JournalPosition;

/**
 * What stands in the index beside the documents of a commit.
 *
 * @param schema the number of the shape that documents have; -1 when there is none
 * @param verdicts what verdicts were made with
 * @param positions up to where the journal is in them, by lane
 * @param recorded the last number given to a session, by lane
 */
record CommitNotes(int schema, String verdicts, Map<String, JournalPosition> positions, Map<String, Long> recorded) {
    private static final String SCHEMA = "mailtap.schema";
    private static final String VERDICTS = "mailtap.verdicts";
    private static final String LANE_PREFIX = "lane.";
    private static final String RECORDED_PREFIX = "recorded.";

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
        return new CommitNotes(schemaOf(userData), userData.getOrDefault(VERDICTS, ""), positions, recorded);
    }

    static int schemaOf(Map<String, String> userData) {
        String schema = userData.getOrDefault(SCHEMA, "");
        return schema.matches("\\d{1,9}") ? Integer.parseInt(schema) : -1;
    }

    private static JournalPosition position(String lane, String value) {
        int colon = value.indexOf(':');
        int segment = Integer.parseInt(value.substring(0, colon));
        return new JournalPosition(lane, segment, Long.parseLong(value.substring(colon + 1)));
    }

    Map<String, String> toUserData() {
        Map<String, String> userData = new TreeMap<>();
        userData.put(SCHEMA, String.valueOf(schema));
        userData.put(VERDICTS, verdicts);
        recorded.forEach((lane, last) -> userData.put(RECORDED_PREFIX + lane, String.valueOf(last)));
        positions.forEach((lane, at) -> userData.put(LANE_PREFIX + lane, at.segment() + ":" + at.offset()));
        return userData;
    }
}
