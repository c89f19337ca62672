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
import mailtap.dialogue.ServerSide.Mode;
import mailtap.sasl.Secrets;
import mailtap.transcript.Entry;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import mailtap.transcript.Side;
import mailtap.transcript.TlsMode;
import mailtap.transcript.Transcript;
import org.junit.jupiter.api.Test;

/** The table of the server side's modes, made like the client's in {@link ModesTableTest}. */
class ServerModesTableTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String ENCRYPTED = "both legs encrypted";

    /** How a mode is reached, as in the client's table. */
    private record Row(Mode mode, String words, Protocol protocol, TlsMode tls, List<String> steps) {
        static Row of(Mode mode, String words, Protocol protocol, String... steps) {
            return new Row(mode, words, protocol, TlsMode.PASS, List.of(steps));
        }

        String reply(boolean positive) {
            boolean smtp = protocol == Protocol.SMTP;
            return positive ? smtp ? "250 words\r\n" : "+OK words\r\n" : smtp ? "500 words\r\n" : "-ERR words\r\n";
        }
    }

    private static final List<Row> ROWS = List.of(
            Row.of(Mode.REPLIES, "", Protocol.SMTP),
            Row.of(Mode.REPLIES, "STARTTLS asked", Protocol.SMTP, "CSTARTTLS\r\n"),
            Row.of(Mode.REPLIES, "LIST asked", Protocol.POP3, "CLIST\r\n"),
            Row.of(Mode.LISTING, "LIST", Protocol.POP3, "CLIST\r\n", "S+OK\r\n"),
            Row.of(Mode.TLS, "STARTTLS agreed on", Protocol.SMTP, "CSTARTTLS\r\n", "S220 go\r\n"),
            new Row(
                    Mode.STOPPED,
                    "STARTTLS agreed on",
                    Protocol.SMTP,
                    TlsMode.INTERCEPT,
                    List.of("CSTARTTLS\r\n", "S220 go\r\n")),
            Row.of(
                    Mode.SEALED,
                    "TLS broken",
                    Protocol.SMTP,
                    "CSTARTTLS\r\n",
                    "S220 go\r\n",
                    "S" + ModesTable.RECORD + "\377"));

    private static final List<String> EVENTS = List.of(
            "accepting reply",
            "refusing reply",
            "no reply at all",
            "`.`",
            "TLS record",
            "a command",
            "its bytes lost",
            "commands lost",
            "it closes",
            "the client closes",
            ENCRYPTED);

    private static final ModesTable TABLE = new ModesTable("server-modes", EVENTS);

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
        Dialogue dialogue = new Dialogue(row.protocol(), Secrets.masked(), heard::add, row.tls());
        ModesTable.step(dialogue, row.protocol() == Protocol.SMTP ? "S220 ready\r\n" : "S+OK ready\r\n", size);
        row.steps().forEach(step -> ModesTable.step(dialogue, step, size));
        assertThat(dialogue.serverMode()).as(row.toString()).isEqualTo(row.mode());
        boolean taken = happen(dialogue, row, event, size);
        Mode mode = dialogue.serverMode();
        ends.add(mode);
        dialogue.closed(Side.CLIENT, NOON);
        dialogue.closed(Side.SERVER, NOON);
        assertThat(new Transcript(new SessionId(1), heard).isTiled(Side.SERVER)).isTrue();
        return taken ? "`" + mode + "`" : "waits";
    }

    /** Returns whether it was taken. */
    private static boolean happen(Dialogue dialogue, Row row, String event, int size) {
        return switch (event) {
            case "accepting reply" -> ModesTable.step(dialogue, "S" + row.reply(true), size);
            case "refusing reply" -> ModesTable.step(dialogue, "S" + row.reply(false), size);
            case "no reply at all" -> ModesTable.step(dialogue, "Snonsense\r\n", size);
            case "`.`" -> ModesTable.step(dialogue, "S.\r\n", size);
            case "TLS record" -> ModesTable.step(dialogue, "S" + ModesTable.RECORD, size);
            case "a command" -> ModesTable.step(dialogue, "CNOOP\r\n", size);
            case "commands lost" -> ModesTable.step(dialogue, "L", size);
            case "its bytes lost" -> ModesTable.done(() -> dialogue.lost(Side.SERVER, 5, NOON));
            case "it closes" -> ModesTable.done(() -> dialogue.closed(Side.SERVER, NOON));
            case "the client closes" -> ModesTable.done(() -> dialogue.closed(Side.CLIENT, NOON));
            case ENCRYPTED ->
                ModesTable.done(() -> Stream.of(Side.values()).forEach(leg -> dialogue.secured(leg, NOON)));
            default -> throw new IllegalArgumentException(event);
        };
    }
}
