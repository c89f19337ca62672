package mailtap.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mailtap.transcript.Bytes;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;

/** A process of its own that writes a journal, to be looked at and killed. */
final class Child {
    static final SessionId SESSION = new SessionId(0x1234_5678_9ABC_DEF0L);

    /** What it is for. */
    enum Task {
        RECORD_AND_LEAVE,
        /** Says after each flush how many frames are safe, until it is killed. */
        RECORD_FOR_EVER
    }

    private Child() {}

    static Process start(Task task, Path data) throws IOException {
        return new ProcessBuilder(command(task, data))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static List<String> underUmask(String umask, Task task, Path data) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$0\" \"$@\""));
        command.addAll(command(task, data));
        return command;
    }

    private static List<String> command(Task task, Path data) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                task.name(),
                data.toString());
    }

    static Frame frame(int number) {
        Bytes bytes = Bytes.latin1("NOOP %06d\r\n".formatted(number));
        return Frame.kept(
                Micros.instant(number), Side.CLIENT, Label.COMMAND, number + 1, (long) number * bytes.length(), bytes);
    }

    public static void main(String[] arguments) throws IOException {
        DataDirectory data = DataDirectory.open(Path.of(arguments[1]));
        JournalWriter writer = JournalWriter.open(data, DataDirectory.RUN, JournalSettings.DEFAULT);
        writer.record(SESSION, Talk.small(1).entries.getFirst().entry());
        int frames = 0;
        while (Task.valueOf(arguments[0]) == Task.RECORD_FOR_EVER || frames < 1000) {
            for (int i = 0; i < 100; i++) {
                writer.record(SESSION, frame(frames++));
            }
            writer.flush().toCompletableFuture().join();
            System.out.println(frames);
        }
        writer.close();
        data.lockIndex().close();
    }
}
