package mailtap.viewer.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mailtap.journal.DataDirectory;
import mailtap.viewer.home.PrivateFiles;

/** The listeners of the {@code run} that captures into a data folder, for other commands: a file it leaves there. */
public final class RunningRoutes {
    private static final String FILE = "listening";

    private RunningRoutes() {}

    /** @param lines of {@link SetupRoute#line}, one for each listener */
    public static void write(DataDirectory data, List<String> lines) throws IOException {
        Path file = data.root().resolve(FILE);
        Files.deleteIfExists(file);
        PrivateFiles.createFile(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where nobody captures into this folder now: what a dead run left there does not count. */
    public static List<SetupRoute> in(Path root) throws IOException {
        Path file = root.resolve(FILE);
        if (!Files.isRegularFile(file) || holder(root).isEmpty()) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(SetupRoute::ofLine)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Who captures into this folder now. */
    public static Optional<String> holder(Path root) throws IOException {
        return Files.isDirectory(root.resolve("journal"))
                ? DataDirectory.open(root).laneHolder(DataDirectory.RUN)
                : Optional.empty();
    }
}
