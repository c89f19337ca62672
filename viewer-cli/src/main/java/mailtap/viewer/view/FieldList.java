package mailtap.viewer.view;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.ValueType;
import mailtap.indexer.query.Limit;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;

/** What can be asked for: every field, the names that compare, and how values are written. */
public final class FieldList {
    /** On less than this examples give way to the rest. */
    private static final int WIDE = 120;

    private static final int NAME = 28;
    private static final int SHORT = 17;
    private static final int WORDS = 20;

    private final Screen screen;

    public FieldList(Screen screen) {
        this.screen = screen;
    }

    public void print() throws IOException {
        fields();
        screen.line();
        limits();
        screen.line();
        types();
    }

    private void fields() throws IOException {
        boolean wide = screen.width() >= WIDE;
        Table table = new Table()
                .column("FIELD", Table.Kind.BROKEN, NAME)
                .column("SHORT", Table.Kind.BROKEN, SHORT)
                .column("TYPE", Table.Kind.FIXED);
        if (wide) {
            table.column("OF", Table.Kind.FIXED).column("EXAMPLE", Table.Kind.BROKEN);
        }
        table.column("WHAT", Table.Kind.BROKEN, WORDS);
        for (Field field : Field.values()) {
            List<Rich> row = new ArrayList<>(List.of(
                    Rich.of(field.canonical()),
                    Rich.of(Ink.STRONG, String.join(" ", field.aliases())),
                    Rich.of(Ink.FAINT, field.type().label())));
            if (wide) {
                row.add(Rich.of(Ink.FAINT, of(field)));
                row.add(Rich.of(field.example()));
            }
            row.add(Rich.of(field.source()));
            table.row(row);
        }
        table.print(screen);
    }

    private static String of(Field field) {
        Kind home = field.home();
        return home == null ? "all" : home.wireName();
    }

    private void limits() throws IOException {
        Table table = new Table()
                .column("COMPARES", Table.Kind.FIXED)
                .column("FIELD", Table.Kind.FIXED)
                .column("EXAMPLE", Table.Kind.FIXED)
                .column("WHAT", Table.Kind.BROKEN, WORDS);
        for (Limit limit : Limit.values()) {
            table.row(
                    Rich.of(Ink.STRONG, limit.wireName()),
                    Rich.of(limit.field().canonical()),
                    Rich.of(limit.example()),
                    Rich.of(limit.meaning()));
        }
        table.print(screen);
    }

    private void types() throws IOException {
        Table table =
                new Table().column("TYPE", Table.Kind.FIXED).column("HOW IT IS WRITTEN", Table.Kind.BROKEN, WORDS);
        for (ValueType type : ValueType.values()) {
            table.row(Rich.of(Ink.FAINT, type.label()), Rich.of(type.asked()));
        }
        table.print(screen);
    }

    /** One field a line. */
    public void json() throws IOException {
        for (Field field : Field.values()) {
            screen.line(Json.schema()
                    .put("field", field.canonical())
                    .put("short", field.aliases())
                    .put("of", of(field))
                    .put("type", field.type().label())
                    .put("example", field.example())
                    .put("what", field.source())
                    .toString());
        }
    }
}
