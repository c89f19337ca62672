package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import mailtap.transcript.Bytes;
import mailtap.transcript.Side;

/** A table of modes and events in docs/dialogue.md, between two marks, and how its cells are played. */
final class ModesTable {
    /** A record of TLS that holds one byte of application data. */
    static final String RECORD = "\27\3\3\0\1x";

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "dialogue.md");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final String begin;
    private final String end;
    private final List<String> events;

    ModesTable(String mark, List<String> events) {
        this.begin = "<!-- " + mark + " -->\n";
        this.end = "<!-- /" + mark + " -->";
        this.events = events;
    }

    /** @param cell what comes of an event */
    String row(Enum<?> mode, String words, UnaryOperator<String> cell) {
        String cells = events.stream().map(cell).collect(Collectors.joining(" | "));
        return "| `" + mode + "`" + (words.isEmpty() ? "" : " (" + words + ")") + " | " + cells + " |\n";
    }

    /** The document has these rows; {@code -Dgolden.update=true} puts them there. */
    void check(String rows) throws IOException {
        String head = "| mode | " + String.join(" | ", events) + " |\n" + "|---".repeat(events.size() + 1) + "|\n";
        String written = Files.readString(DOCUMENT);
        int from = written.indexOf(begin) + begin.length();
        String made = written.substring(0, from) + head + rows + written.substring(written.indexOf(end));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, made);
        } else {
            assertThat(written).isEqualTo(made);
        }
    }

    static boolean done(Runnable step) {
        step.run();
        return true;
    }

    /** Says what a step holds, in one piece or byte by byte, until something of it is not taken; tells whether all was. */
    static boolean step(Dialogue dialogue, String step, int size) {
        if (step.equals("L")) {
            return done(() -> dialogue.lost(Side.CLIENT, 5, NOON));
        }
        Side side = step.charAt(0) == 'C' ? Side.CLIENT : Side.SERVER;
        Bytes bytes = Bytes.latin1(step.substring(1));
        boolean taken = true;
        for (int from = 0; from < bytes.length() && taken; from += size == 1 ? 1 : bytes.length()) {
            Bytes piece = size == 1 ? bytes.slice(from, from + 1) : bytes;
            taken = dialogue.received(side, piece, NOON).taken() == piece.length();
        }
        return taken;
    }
}
