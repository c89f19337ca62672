package mailtap.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One writer's folder in the journal, and how its files are named. */
record Lane(String name, Path directory) {
    static final int MAX_NAME = 40;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern SEGMENT = Pattern.compile("(\\d{10})\\.segment");

    static boolean isName(String name) {
        return name.length() <= MAX_NAME && NAME.matcher(name).matches();
    }

    Path segment(int number) {
        return directory.resolve(ten(number) + ".segment");
    }

    /** With ten digits; a format would take longer than looking at the file, in a process that has just begun. */
    private static String ten(int number) {
        return String.valueOf(10_000_000_000L + number).substring(1);
    }

    /** A segment is made under this name and renamed when it is whole. */
    Path unfinishedSegment(int number) {
        return directory.resolve(ten(number) + ".unfinished");
    }

    /** Where bytes go that were found behind the last whole block. */
    Path torn(int number, long offset, int attempt) {
        return directory.resolve(ten(number) + ".torn-" + offset + "-" + attempt);
    }

    /** Numbers of the segments that count, in order; none when the lane is not there. */
    NavigableSet<Integer> segments() throws IOException {
        return segmentsOnDisk().tailSet(Watermark.of(this), true);
    }

    /** Where reading begins. */
    JournalPosition beginning() throws IOException {
        return new JournalPosition(name, Watermark.of(this), 0);
    }

    /** Those that were pruned and not yet deleted included. */
    NavigableSet<Integer> segmentsOnDisk() throws IOException {
        TreeSet<Integer> numbers = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                number(file).ifPresent(numbers::add);
            }
        } catch (NoSuchFileException gone) {
            return numbers;
        }
        return numbers;
    }

    private static Optional<Integer> number(Path file) {
        Matcher name = SEGMENT.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(name.group(1));
        return number >= 1 && number <= Integer.MAX_VALUE ? Optional.of((int) number) : Optional.empty();
    }
}
