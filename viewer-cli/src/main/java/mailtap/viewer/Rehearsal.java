package mailtap.viewer;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailtap.viewer.home.StopSignal;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.Terminal;

/**
 * Looks at captured data unseen, the way people do most, so that Java can keep what it learnt: the launcher makes the
 * start-up cache of such a run. Only what every look needs: all that is learnt here is loaded at every later start.
 */
final class Rehearsal {
    private static final List<String> LOOKS = List.of(
            "--version",
            "sessions",
            "show last",
            "show last~1",
            "show last~1 --json",
            "search rcpt:@example.org code:2xx",
            "search from:alice",
            "search user:alice*",
            "stats");

    private Rehearsal() {}

    /** @param args the folder with the data, nothing outside of which is touched */
    public static void main(String[] args) {
        Surroundings unseen = new Surroundings(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of("HOME", args[0]),
                Terminal.ofProcess(Map.of()),
                Clock.systemUTC(),
                StopSignal.byHand());
        for (String look : LOOKS) {
            Main.run(
                    unseen,
                    Stream.concat(Stream.of("--data", args[0]), Stream.of(look.split(" ", -1)))
                            .toArray(String[]::new));
        }
        System.exit(0);
    }
}
