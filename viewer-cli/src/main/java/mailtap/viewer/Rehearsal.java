package mailtap.viewer;

import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at captured data the way people do most, so that Java can keep what it learnt: the launcher makes the start-up cache
 * of such a run. Only what every look needs: all that is learnt here is loaded at every later start.
 */
final class Rehearsal {
    private static final List<String> LOOKS = List.of(
            "--version",
            "sessions",
            "show last",
            "show last~1",
            "show last --json",
            "search rcpt:@example.org code:2xx",
            "search from:alice",
            "search user:alice*",
            "search rcpt:@example.net code:5xx",
            "search subject:meeting",
            "search from:bob has:attachment",
            "search login:failure",
            "search subject:会议",
            "search after:yesterday subject:protokoll --json",
            "message last",
            "recipients last~1",
            "stats");

    private Rehearsal() {}

    /** @param args the folder with the data, nothing outside of which is touched */
    public static void main(String[] args) {
        for (String look : LOOKS) {
            Main.ofProcess(Stream.concat(Stream.of("--data", args[0]), Stream.of(look.split(" ", -1)))
                    .toArray(String[]::new));
        }
        System.exit(0);
    }
}
