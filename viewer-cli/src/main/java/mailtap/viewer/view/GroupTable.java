package mailtap.viewer.view;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mailtap.indexer.Group;
import mailtap.indexer.GroupedHits;
import mailtap.indexer.document.Field;
import mailtap.indexer.query.FieldNames;
import mailtap.viewer.print.Bars;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;

/** How many hits have which value of a field: a row each with a bar, or a JSON object each. */
public final class GroupTable {
    private static final int LONGEST_BAR = 30;
    private static final Set<Field> LOUD =
            EnumSet.of(Field.SMTP_COMMAND, Field.POP3_COMMAND, Field.SMTP_CODE, Field.POP3_STATUS, Field.MECHANISM);

    private final Screen screen;
    private final String field;

    public GroupTable(Screen screen, String field) {
        this.screen = screen;
        this.field = field;
    }

    public void print(GroupedHits grouping) throws IOException {
        List<Group> groups = grouping.groups();
        Table table = new Table()
                .column(counted(grouping), Table.Kind.NUMBER)
                .column(field.toUpperCase(Locale.ROOT), Table.Kind.TEXT)
                .column("", Table.Kind.FIXED);
        long most = groups.stream().mapToLong(Group::count).max().orElse(1);
        for (Group group : groups) {
            Rich count = Rich.of(Ink.STRONG, String.valueOf(group.count()));
            table.row(
                    count,
                    StatsWords.shown(Ink.PLAIN, said(group.value())),
                    Rich.of(Ink.CLIENT, Bars.bar(group.count(), most, Bars.room(screen.width(), LONGEST_BAR))));
        }
        table.print(screen);
        if (grouping.values() > groups.size()) {
            screen.line(
                    Ink.FAINT,
                    "the " + groups.size() + " most frequent of " + grouping.values()
                            + " values; --limit N shows more");
        }
    }

    /** Verbs, codes and mechanisms as everywhere else; they are indexed in lower case. */
    private String said(String value) {
        boolean loud = FieldNames.of(field).stream().anyMatch(LOUD::contains);
        return loud ? value.toUpperCase(Locale.ROOT) : value;
    }

    /** What the numbers are numbers of. */
    private static String counted(GroupedHits grouping) {
        return grouping.kinds().size() == 1 ? grouping.kinds().iterator().next().name() + "S" : "HITS";
    }

    public void json(List<Group> groups) throws IOException {
        for (Group group : groups) {
            screen.line(Json.schema()
                    .put("field", field)
                    .put("value", group.value())
                    .put("count", group.count())
                    .toString());
        }
    }
}
