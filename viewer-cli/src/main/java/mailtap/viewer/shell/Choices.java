package mailtap.viewer.shell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mailtap.indexer.document.Field;
import mailtap.viewer.setup.SetupBook;
import mailtap.viewer.trust.TrustGuide;
import mailtap.viewer.view.Puzzle;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Which values an argument may have.
 *
 * @param words as they stand; one with a colon at the end is to be gone on with
 */
public record Choices(Source source, List<String> words) {
    static final Choices NONE = new Choices(Source.WORDS, List.of());

    /** Where else values come from. */
    public enum Source {
        WORDS,
        FILES,
        FOLDERS,
        /** What was captured last, besides the words. */
        SESSIONS
    }

    /** @param at the command whose argument it is */
    static Choices of(String at, ArgSpec argument) {
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        return switch (at + " " + name) {
            case "show ID", "message ID" -> sessions(List.of("last", "last~1"));
            case "diff A" -> sessions(List.of("last", "last~1"));
            case "recipients ID|QUERY" -> sessions(fieldsToAsk());
            case "show --around", "search QUERY", "tail QUERY", "stats QUERY", "export QUERY", "clients --query" ->
                words(fieldsToAsk());
            case "search --group-by" -> words(fields().toList());
            case "search --sort", "sessions --sort", "recipients --sort" -> words(orders());
            case "setup PROGRAM" ->
                words(SetupBook.read().programs().stream()
                        .map(SetupBook.Program::name)
                        .toList());
            case "ca trust PROGRAM", "ca untrust PROGRAM" -> words(TrustGuide.names());
            case "man COMMAND" ->
                words(argument.command().parent().subcommands().keySet().stream()
                        .toList());
            case "decode --as" -> words(Puzzle.kinds());
            default -> byLabel(argument);
        };
    }

    private static Choices byLabel(ArgSpec argument) {
        List<String> fixed = FixedWords.of(argument);
        if (!fixed.isEmpty()) {
            return words(fixed);
        }
        return switch (argument.paramLabel()) {
            case "FILE", "FILE.eml" -> new Choices(Source.FILES, List.of());
            case "DIR", "FOLDER" -> new Choices(Source.FOLDERS, List.of());
            default -> NONE;
        };
    }

    private static Choices words(List<String> words) {
        return new Choices(Source.WORDS, words);
    }

    private static Choices sessions(List<String> words) {
        return new Choices(Source.SESSIONS, words);
    }

    private static List<String> fieldsToAsk() {
        return fields().map(name -> name + ":").toList();
    }

    private static Stream<String> fields() {
        return Arrays.stream(Field.values())
                .flatMap(field -> Stream.concat(field.aliases().stream().limit(1), Stream.of(field.canonical())));
    }

    private static List<String> orders() {
        Stream<String> numbers = Arrays.stream(Field.values())
                .filter(field -> field.type().isNumeric())
                .map(field -> field.aliases().isEmpty()
                        ? field.canonical()
                        : field.aliases().getFirst());
        return Stream.concat(Stream.of("newest", "oldest"), numbers).toList();
    }
}
