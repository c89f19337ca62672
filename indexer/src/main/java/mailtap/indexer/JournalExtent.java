package mailtap.indexer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import mailtap.journal.DataDirectory;
import mailtap.journal.JournalPosition;
import org.jspecify.annotations.Nullable;

/** How large the journal is on disk, and how much of it lies before given positions; for showing progress only. */
record JournalExtent(long done, long total) {
    private static final String SUFFIX = ".segment";

    static JournalExtent of(DataDirectory data, Map<String, JournalPosition> positions) throws IOException {
        long[] sums = new long[2];
        Files.walkFileTree(data.root().resolve("journal"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    JournalPosition at = positions.get(lane(file));
                    sums[0] += before(at, name.substring(0, name.length() - SUFFIX.length()), attributes.size());
                    sums[1] += attributes.size();
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException pruned) {
                return FileVisitResult.CONTINUE;
            }
        });
        return new JournalExtent(sums[0], sums[1]);
    }

    private static String lane(Path file) {
        Path folder = file.getParent();
        return folder == null ? "" : folder.getFileName().toString();
    }

    private static long before(@Nullable JournalPosition at, String segment, long size) {
        if (at == null || !segment.matches("\\d{1,10}")) {
            return 0;
        }
        long number = Long.parseLong(segment);
        return number < at.segment() ? size : number == at.segment() ? Math.min(size, at.offset()) : 0;
    }
}
