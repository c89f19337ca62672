package mailtap.viewer.setup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code setup.txt} says about each program. */
public final class SetupBook {
    private static final Pattern VALUE = Pattern.compile("\\{([a-z0-9.-]+)}");

    /** What a line is. */
    public enum Kind {
        STEP,
        WARNING,
        TYPED,
        /** Here belongs the recipe for programs that offer OAuth only for server names that they know. */
        HOSTS_FILE
    }

    /** A line with its values filled in. */
    public record Line(Kind kind, String text) {}

    /** A program: the name to ask for, other names, what it is, and its lines as they stand in the book. */
    public record Program(String name, List<String> others, String title, List<String> lines) {
        boolean isCalled(String asked) {
            return name.equals(asked) || others.contains(asked);
        }

        /** Steps are counted anew, as some are left out; those that share a number in the book are alternatives. */
        public List<Line> filled(Map<String, String> values) {
            List<Line> filled = new ArrayList<>();
            int step = 0;
            for (String line : lines) {
                Optional<String> text = fill(line.substring(line.indexOf(' ') + 1), values);
                if (text.isEmpty()) {
                    continue;
                }
                switch (line.charAt(0)) {
                    case '!' -> filled.add(new Line(Kind.WARNING, text.get()));
                    case '@' -> filled.add(new Line(Kind.HOSTS_FILE, ""));
                    case '>' -> filled.add(new Line(Kind.TYPED, text.get()));
                    default -> filled.add(new Line(Kind.STEP, ++step + ". " + text.get()));
                }
            }
            return filled;
        }
    }

    private final List<Program> programs;

    private SetupBook(List<Program> programs) {
        this.programs = programs;
    }

    public static SetupBook read() {
        List<Program> programs = new ArrayList<>();
        try (InputStream book = Objects.requireNonNull(SetupBook.class.getResourceAsStream("setup.txt"))) {
            List<String> lines = List.of();
            for (String line : new String(book.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("== ")) {
                    lines = new ArrayList<>();
                    programs.add(program(line.substring(3).split("\\|", -1), lines));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the book is in the jar", e);
        }
        return new SetupBook(List.copyOf(programs));
    }

    private static Program program(String[] head, List<String> lines) {
        List<String> others = Stream.of(head[1].strip().split(" ", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        return new Program(head[0].strip(), others, head[2].strip(), lines);
    }

    public List<Program> programs() {
        return programs;
    }

    public Optional<Program> named(String asked) {
        return programs.stream().filter(program -> program.isCalled(asked)).findFirst();
    }

    private static Optional<String> fill(String line, Map<String, String> values) {
        Matcher value = VALUE.matcher(line);
        StringBuilder filled = new StringBuilder();
        while (value.find()) {
            String known = values.get(value.group(1));
            if (known == null) {
                return Optional.empty();
            }
            value.appendReplacement(filled, Matcher.quoteReplacement(known));
        }
        return Optional.of(value.appendTail(filled).toString());
    }
}
