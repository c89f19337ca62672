package mailtap.viewer.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import mailtap.viewer.print.Screen.Look;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsTakeTheirContentsWidth() throws IOException {
        assertThat(printed(40, false, "7f3k2m9q", "12", "hello")).isEqualTo("""
            ID         N  SUBJECT
            7f3k2m9q  12  hello
            """);
    }

    @Test
    void textGivesWayWhereRoomIsShort() throws IOException {
        assertThat(printed(26, false, "7f3k2m9q", "12", "a subject that goes on"))
                .isEqualTo("""
                    ID         N  SUBJECT
                    7f3k2m9q  12  a subject t…
                    """);
    }

    @Test
    void wideCharactersCountTwiceAndCombiningOnesNotAtAll() throws IOException {
        assertThat(printed(20, false, "张帆张帆", "1", "e\u0301te\u0301")).isEqualTo("""
            ID        N  SUBJECT
            张帆张帆  1  e\u0301te\u0301
            """);
        assertThat(Cells.cut("张帆张帆", 4)).isEqualTo("张…");
    }

    @Test
    void aLineEndsBehindTheLastCellThatSaysSomething() throws IOException {
        assertThat(printed(40, false, "7f3k2m9q", "12", "")).isEqualTo("""
            ID         N  SUBJECT
            7f3k2m9q  12
            """);
        assertThat(printed(40, true, "7f3k", "", "").lines()).last().isEqualTo("7f3k");
        assertThat(printed(40, false, "", "12", "").lines()).last().isEqualTo("    12");
    }

    @Test
    void whatMayGoOnBelowIsNotCut() throws IOException {
        Table table = new Table()
                .column("FIELD", Table.Kind.BROKEN, 10)
                .column("SHORT", Table.Kind.BROKEN, 8)
                .column("N", Table.Kind.NUMBER);
        table.row(Rich.of("email.message_id"), Rich.of("msgid message_id x"), Rich.of("7"));
        table.row(Rich.of("kind"), Rich.of(""), Rich.of("12"));
        assertThat(printed(26, false, table)).isEqualTo("""
            FIELD       SHORT        N
            email.      msgid        7
              message_  message_id
              id        x
            kind                    12
            """);
    }

    @Test
    void whatCanBeSparedIsLeftOutWhereThereIsNoRoomForAll() throws IOException {
        String all = """
            ID        USER    TOOK
            7f3k2m9q  costa…  3 ms
            """;
        assertThat(spared(22)).isEqualTo(all);
        assertThat(spared(21)).isEqualTo("""
            ID        TOOK
            7f3k2m9q  3 ms
            """);
        assertThat(spared(13)).isEqualTo("""
            ID
            7f3k2m9q
            """);
    }

    private static String spared(int width) throws IOException {
        Table table = new Table()
                .column("ID", Table.Kind.FIXED)
                .column("USER", Table.Kind.TEXT)
                .column("TOOK", Table.Kind.NUMBER)
                .spare("USER", "TOOK");
        table.row(Rich.of("7f3k2m9q"), Rich.of("costarica"), Rich.of("3 ms"));
        return printed(width, false, table);
    }

    @Test
    void aHostileCellIsInert() throws IOException {
        assertThat(printed(60, true, "\u001b[2J", "1", "x\u202e"))
                .contains("\\u001b[2J", "x\\u202e")
                .doesNotContain("\u001b[2J", "\u202e");
    }

    private static String printed(int width, boolean colour, String... cells) throws IOException {
        Table table = new Table()
                .column("ID", Table.Kind.FIXED)
                .column("N", Table.Kind.NUMBER)
                .column("SUBJECT", Table.Kind.TEXT);
        table.row(Rich.of(cells[0]), Rich.of(Ink.ID, cells[1]), Rich.of(cells[2]));
        return printed(width, colour, table);
    }

    private static String printed(int width, boolean colour, Table table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Screen screen = new Screen(out, new Look(StandardCharsets.UTF_8, colour, width, false))) {
            table.print(screen);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
