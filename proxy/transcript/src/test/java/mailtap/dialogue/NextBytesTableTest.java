package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Protocol;
import mailtap.transcript.Side;
import org.junit.jupiter.api.Test;

/**
 * The table of commands and events: what the next bytes of either side are read as. It is made by playing every cell, so
 * every cell is reached, and the document cannot say what the code does not do.
 */
class NextBytesTableTest {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "dialogue.md");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<String> SMTP = List.of(
            "EHLO me",
            "HELO me",
            "MAIL FROM:<a@b>",
            "RCPT TO:<c@d>",
            "DATA",
            "BDAT 4",
            "BDAT 4 LAST",
            "AUTH PLAIN",
            "AUTH LOGIN",
            "AUTH x",
            "STARTTLS",
            "RSET",
            "QUIT",
            "XYZZY");
    private static final List<String> SMTP_EVENTS =
            List.of("250 ok", "354 go on", "334 cHJvbXB0", "500 no", "no reply", "loss");
    private static final List<String> POP3 = List.of(
            "USER a",
            "PASS b",
            "APOP a b",
            "AUTH PLAIN",
            "STLS",
            "CAPA",
            "LIST",
            "RETR 1",
            "DELE 1",
            "QUIT",
            "XTND XMIT",
            "XYZZY");
    private static final List<String> POP3_EVENTS = List.of("+OK", "+ cHJvbXB0", "-ERR no", "no reply", "loss");

    private final Set<Label> seen = EnumSet.noneOf(Label.class);

    @Test
    void the_table_is_what_the_code_does() throws IOException {
        String written = Files.readString(DOCUMENT);
        String made = with(written, "smtp", table(Protocol.SMTP, SMTP, SMTP_EVENTS));
        made = with(made, "lmtp", table(Protocol.LMTP, List.of("LHLO me", "DATA", "BDAT 4 LAST"), SMTP_EVENTS));
        made = with(made, "pop3", table(Protocol.POP3, POP3, POP3_EVENTS));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, made);
        } else {
            assertThat(written).isEqualTo(made);
        }
        assertThat(seen)
                .contains(Label.COMMAND, Label.CREDENTIAL, Label.CONTENT, Label.CHUNK, Label.LISTING, Label.WITHHELD);
    }

    @Test
    void every_thing_that_can_be_asked_has_a_row() {
        Set<Asked> missing = EnumSet.allOf(Asked.class);
        for (Protocol protocol : List.of(Protocol.SMTP, Protocol.POP3)) {
            Grammar grammar = Grammar.of(protocol, new Offers());
            for (String row : protocol == Protocol.POP3 ? POP3 : SMTP) {
                missing.remove(
                        grammar.command(Line.of(Bytes.latin1(row + "\r\n"))).asked());
            }
        }
        assertThat(missing).isEmpty();
    }

    private String table(Protocol protocol, List<String> rows, List<String> events) {
        List<String> lines = new ArrayList<>();
        lines.add("| behind | " + String.join(" | ", events) + " |");
        lines.add("|---".repeat(events.size() + 1) + "|");
        for (String row : rows) {
            lines.add("| `" + row + "` | "
                    + String.join(
                            " | ",
                            events.stream()
                                    .map(event -> cell(protocol, row, event))
                                    .toList()) + " |");
        }
        return String.join("\n", lines) + "\n";
    }

    private String cell(Protocol protocol, String command, String event) {
        List<Entry> heard = new ArrayList<>();
        Dialogue dialogue = new Dialogue(protocol, Secrets.masked(), heard::add);
        say(dialogue, Side.SERVER, protocol == Protocol.POP3 ? "+OK ready" : "220 ready");
        say(dialogue, Side.CLIENT, command);
        if (event.equals("loss")) {
            dialogue.lost(Side.CLIENT, 5, NOON);
        } else if (!event.equals("no reply")) {
            say(dialogue, Side.SERVER, event);
        }
        int before = heard.size();
        say(dialogue, Side.CLIENT, "abc def");
        say(dialogue, Side.SERVER, "ghi jkl");
        dialogue.closed(Side.CLIENT, NOON);
        dialogue.closed(Side.SERVER, NOON);
        List<Entry> then = heard.subList(before, heard.size());
        return labels(then, Side.CLIENT) + " / " + labels(then, Side.SERVER);
    }

    private String labels(List<Entry> entries, Side side) {
        Set<String> labels = new TreeSet<>();
        for (Entry entry : entries) {
            if (entry instanceof Frame frame && frame.side() == side && frame.length() > 2) {
                seen.add(frame.label());
                labels.add(frame.label().name().toLowerCase(Locale.ROOT));
            }
        }
        return labels.isEmpty() ? "-" : String.join(" and ", labels);
    }

    private static void say(Dialogue dialogue, Side side, String line) {
        byte[] bytes = (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
        dialogue.received(side, Bytes.wrap(Arrays.copyOf(bytes, bytes.length)), NOON);
    }

    private static String with(String text, String mark, String table) {
        String begin = "<!-- " + mark + " -->\n";
        int from = text.indexOf(begin) + begin.length();
        return text.substring(0, from) + table + text.substring(text.indexOf("<!-- /" + mark + " -->"));
    }
}
