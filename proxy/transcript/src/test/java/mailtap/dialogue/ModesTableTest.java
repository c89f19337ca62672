package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailtap.dialogue.ClientSide.Mode;
import mailtap.sasl.Secrets;
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
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String ENCRYPTED = "both legs encrypted";

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
            Row.of(Mode.SEALED, "TLS broken", "CSTARTTLS\r\n", "S220 go\r\n", "C" + ModesTable.RECORD + "\377"));

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

    private static final ModesTable TABLE = new ModesTable("modes", EVENTS);

    private final Set<Mode> ends = EnumSet.noneOf(Mode.class);

    @Test
    void the_table_is_what_the_code_does() throws IOException {
        TABLE.check(table());
    }

    @Test
    void every_mode_is_a_row_and_is_the_end_of_a_cell() {
        table();
        assertThat(ROWS).extracting(Row::mode).contains(Mode.values());
        assertThat(ends).contains(Mode.values());
    }

    private String table() {
        return ROWS.stream()
                .map(row -> TABLE.row(row.mode(), row.words(), event -> cell(row, event)))
                .collect(Collectors.joining());
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
        ModesTable.step(dialogue, "S220 ready\r\n", size);
        row.steps().forEach(step -> ModesTable.step(dialogue, step, size));
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
            case "`NOOP`" -> ModesTable.step(dialogue, "CNOOP\r\n", size);
            case "`.`" -> ModesTable.step(dialogue, "C.\r\n", size);
            case "TLS record" -> ModesTable.step(dialogue, "C" + ModesTable.RECORD, size);
            case "too much" -> ModesTable.step(dialogue, "C" + tooMuch(), size);
            case "its bytes lost" -> ModesTable.step(dialogue, "L", size);
            case "replies lost" -> ModesTable.done(() -> dialogue.lost(Side.SERVER, 5, NOON));
            case "it closes" -> ModesTable.done(() -> dialogue.closed(Side.CLIENT, NOON));
            case "the server closes" -> ModesTable.done(() -> dialogue.closed(Side.SERVER, NOON));
            case ENCRYPTED ->
                ModesTable.done(() -> Stream.of(Side.values()).forEach(leg -> dialogue.secured(leg, NOON)));
            default -> ModesTable.step(dialogue, "S" + event + " words\r\n", size);
        };
    }

    /** More than waits for a reply, with nothing in it that ends a message. */
    private static String tooMuch() {
        return "words of a message\r\n".repeat(Limits.PARKED_BYTES / 20 + 1);
    }
}
