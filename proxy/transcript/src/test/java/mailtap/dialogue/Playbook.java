package mailtap.dialogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import mailtap.notation.Turn;
import mailtap.transcript.Protocol;

/**
 * A file that tells why, what is said, and what must come out of it, both in the notation:
 *
 * <pre>
 * why: one or more lines
 * protocol: SMTP
 * secret: what must not be found anywhere (any number of such lines)
 * shows: findings it is an example of
 * near: findings it comes near to and does not have
 * causes: why its logins that failed did, in order
 * -- said --
 * S: 220 ...
 * -- heard --
 *                S: 220 ...
 * </pre>
 */
record Playbook(
        Path file, String why, Protocol protocol, List<String> secrets, String head, String said, String heard) {
    private static final String SAID = "-- said --\n";
    private static final String HEARD = "-- heard --\n";
    static final Path FOLDER = Path.of("src/test/resources/playbooks");

    /** The words behind a key of the head: findings it shows, findings it comes near to, causes of its failed logins. */
    List<String> words(String key) {
        return values(head, key).stream()
                .flatMap(line -> Arrays.stream(line.split(" +")))
                .toList();
    }

    static List<Playbook> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(Playbook::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Playbook read(Path file) {
        try {
            String text = Files.readString(file);
            int said = text.indexOf(SAID);
            int heard = text.indexOf(HEARD);
            String head = text.substring(0, said);
            return new Playbook(
                    file,
                    String.join(" ", values(head, "why")),
                    Protocol.valueOf(values(head, "protocol").getFirst()),
                    values(head, "secret"),
                    head,
                    text.substring(said + SAID.length(), heard < 0 ? text.length() : heard),
                    heard < 0 ? "" : text.substring(heard + HEARD.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> values(String head, String key) {
        List<String> values = new ArrayList<>();
        head.lines()
                .filter(line -> line.startsWith(key + ": "))
                .forEach(line -> values.add(line.substring(key.length() + 2)));
        return values;
    }

    List<Turn> talk() {
        try {
            return NotationReader.talk(said);
        } catch (NotationException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    String name() {
        return FOLDER.relativize(file).toString();
    }

    /** Writes down what was heard, to be looked at and committed. */
    void update(String nowHeard) {
        try {
            Files.writeString(file, head + SAID + said + HEARD + nowHeard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the head, without what a finding's name means in words, and without trailing blanks. */
    static String tidy(String notation) {
        return notation.lines()
                .skip(1)
                .map(line -> line.matches(" *[\\d.]* *! .*") ? line.replaceFirst(" += .*", "") : line)
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
