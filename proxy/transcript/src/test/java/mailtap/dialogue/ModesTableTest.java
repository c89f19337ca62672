package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mailtap.dialogue.ClientSide.Mode;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import mailtap.transcript.TlsMode;
import mailtap.transcript.Transcript;
import org.junit.jupiter.api.Test;

/** The table of the client side's modes and what can come in each; it is made by playing every cell. */
class ModesTableTest {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "dialogue.md");
    private static final String BEGIN = "<!-- modes -->\n";
    private static final String END = "<!-- /modes -->";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String ENCRYPTED = "both legs encrypted";

    /** A record of TLS that holds one byte of application data. */
    static final String RECORD = "\27\3\3\0\1x";

    /** How a mode is reached: what is said in turn, the client's lines behind {@code C}, the server's behind {@code S}. */
    private record Row(Mode mode, String words, TlsMode tls, List<String> steps) {
        static Row of(Mode mode, String words, String... steps) {
            return new Row(mode, words, TlsMode.PASS, List.of(steps));
        }
    }

    private static final List<Row> ROWS = List.of(
            Row.of(Mode.COMMANDS, ""),
            Row.of(Mode.PARKED, "DATA", "CDATA\r\n"),
            Row.of(Mode.PARKED, "AUTH", "CAUTH PLAIN\r\n"),
            Row.of(Mode.PARKED, "STARTTLS", "CSTARTTLS\r\n"),
            new Row(Mode.HELD, "STARTTLS", TlsMode.INTERCEPT, List.of("CSTARTTLS\r\n")),
            new Row(Mode.STOPPED, "STARTTLS agreed on", TlsMode.INTERCEPT, List.of("CSTARTTLS\r\n", "S220 go\r\n")),
            Row.of(Mode.UNDECIDED, "DATA", "CDATA\r\n", "C" + tooMuch()),
            Row.of(Mode.UNDECIDED, "AUTH", "CAUTH PLAIN\r\n", "C" + tooMuch()),
            Row.of(Mode.ANSWER, "AUTH", "CAUTH PLAIN\r\n", "S334 \r\n"),
            Row.of(Mode.CONTENT, "DATA", "CDATA\r\n", "S354 go on\r\n"),
            Row.of(Mode.CHUNK, "BDAT, much to come", "CBDAT 9999999\r\n"),
            Row.of(Mode.CHUNK, "BDAT, 6 octets to come", "CBDAT 6\r\n"),
            Row.of(Mode.TLS, "STARTTLS agreed on", "CSTARTTLS\r\n", "S220 go\r\n"),
            Row.of(Mode.ADRIFT, "bytes lost", "L"),
            Row.of(Mode.ADRIFT, "bytes lost, a reply since", "L", "S250 ok\r\n"),
            Row.of(Mode.SEALED, "TLS broken", "CSTARTTLS\r\n", "S220 go\r\n", "C" + RECORD + "\377"));

    private static final List<String> EVENTS = List.of(
            "`NOOP`",
            "`.`",
            "TLS record",
            "too much",
            "250",
            "334",
            "354",
            "500",
            "421",
            "its bytes lost",
            "replies lost",
            "it closes",
            "the server closes",
            ENCRYPTED);

    private final Set<Mode> ends = EnumSet.noneOf(Mode.class);

    @Test
    void the_table_is_what_the_code_does() throws IOException {
        String written = Files.readString(DOCUMENT);
        int begin = written.indexOf(BEGIN) + BEGIN.length();
        String made = written.substring(0, begin) + table() + written.substring(written.indexOf(END));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, made);
        } else {
            assertThat(written).isEqualTo(made);
        }
    }

    @Test
    void every_mode_is_a_row_and_is_the_end_of_a_cell() {
        table();
        assertThat(ROWS).extracting(Row::mode).contains(Mode.values());
        assertThat(ends).contains(Mode.values());
    }

    private String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| mode | " + String.join(" | ", EVENTS) + " |");
        lines.add("|---".repeat(EVENTS.size() + 1) + "|");
        for (Row row : ROWS) {
            String words = row.words().isEmpty() ? "" : " (" + row.words() + ")";
            Stream<String> cells = EVENTS.stream().map(event -> cell(row, event));
            lines.add("| `" + row.mode() + "`" + words + " | " + String.join(" | ", cells.toList()) + " |");
        }
        return String.join("\n", lines) + "\n";
    }

    private String cell(Row row, String event) {
        if (event.equals(ENCRYPTED) && row.mode() != Mode.STOPPED) {
            return ".";
        }
        String whole = play(row, event, Integer.MAX_VALUE);
        assertThat(play(row, event, 1)).as("%s, %s, byte by byte", row, event).isEqualTo(whole);
        return whole;
    }

    private String play(Row row, String event, int size) {
        List<Entry> heard = new ArrayList<>();
        Dialogue dialogue = new Dialogue(Protocol.SMTP, Secrets.masked(), heard::add, row.tls());
        step(dialogue, "S220 ready\r\n", size);
        row.steps().forEach(step -> step(dialogue, step, size));
        assertThat(dialogue.clientMode()).as(row.toString()).isEqualTo(row.mode());
        boolean taken = happen(dialogue, event, size);
        Mode mode = dialogue.clientMode();
        ends.add(mode);
        dialogue.closed(Side.CLIENT, NOON);
        dialogue.closed(Side.SERVER, NOON);
        Transcript transcript = new Transcript(new SessionId(1), heard);
        assertThat(transcript.isTiled(Side.CLIENT) && transcript.isTiled(Side.SERVER))
                .isTrue();
        assertThat(heard)
                .noneMatch(entry -> entry instanceof Finding finding && finding.kind() == FindingKind.DECODER_FAULT);
        return taken ? "`" + mode + "`" : "waits";
    }

    /** Returns whether it was taken. */
    private static boolean happen(Dialogue dialogue, String event, int size) {
        return switch (event) {
            case "`NOOP`" -> step(dialogue, "CNOOP\r\n", size);
            case "`.`" -> step(dialogue, "C.\r\n", size);
            case "TLS record" -> step(dialogue, "C" + RECORD, size);
            case "too much" -> step(dialogue, "C" + tooMuch(), size);
            case "its bytes lost" -> step(dialogue, "L", size);
            case "replies lost" -> done(() -> dialogue.lost(Side.SERVER, 5, NOON));
            case "it closes" -> done(() -> dialogue.closed(Side.CLIENT, NOON));
            case "the server closes" -> done(() -> dialogue.closed(Side.SERVER, NOON));
            case ENCRYPTED -> done(() -> Stream.of(Side.values()).forEach(leg -> dialogue.secured(leg, NOON)));
            default -> step(dialogue, "S" + event + " words\r\n", size);
        };
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

    /** More than waits for a reply, with nothing in it that ends a message. */
    private static String tooMuch() {
        return "words of a message\r\n".repeat(Limits.PARKED_BYTES / 20 + 1);
    }
}
