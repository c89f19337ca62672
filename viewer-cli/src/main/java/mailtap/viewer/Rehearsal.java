package mailtap.viewer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import mailtap.viewer.home.PrivateFiles;
import mailtap.viewer.home.StopSignal;
import mailtap.viewer.home.Surroundings;
import mailtap.viewer.print.Terminal;

/**
 * Uses the command unseen, the demonstration first and then what people look at most, so that Java can keep what it
 * learnt: the launcher makes the start-up cache of such a run.
 */
final class Rehearsal {
    private static final List<String> VIEWS = List.of(
            "sessions",
            "sessions --json",
            "show last",
            "show last --json",
            "search rcpt:bob*",
            "recipients",
            "check",
            "--help");

    private Rehearsal() {}

    /** @param args the folder to do it in; nothing outside is touched */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]).toAbsolutePath();
        PrivateFiles.createFolder(folder);
        Surroundings unseen = new Surroundings(
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of(
                        "HOME",
                        folder.toString(),
                        "MAILTAP_DATA",
                        folder.resolve("data").toString()),
                Terminal.ofProcess(Map.of()),
                Clock.systemUTC(),
                StopSignal.byHand());
        Main.run(unseen, "demo", "--data", folder.resolve("data").toString());
        for (String view : VIEWS) {
            Main.run(unseen, view.split(" ", -1));
        }
        System.exit(0);
    }
}
