package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.ValueType;
import mailtap.indexer.query.FieldNames;
import mailtap.indexer.query.Limit;
import mailtap.indexer.query.Moments;
import mailtap.indexer.query.QueryException;
import mailtap.indexer.query.QueryReader;
import org.junit.jupiter.api.Test;

/** The tables of docs/query.md are those of the code; {@code -Dgolden.update=true} rewrites them. */
class QueryDocumentTest {
    private static final Path DOCUMENT = document();

    /** Tests run in the module's folder, or in the project's. */
    private static Path document() {
        Path beside = Path.of("..", "docs", "query.md");
        return Files.exists(beside) ? beside : Path.of("docs", "query.md");
    }

    private static String types() {
        StringBuilder table = new StringBuilder("| kind | written as |\n|---|---|\n");
        for (ValueType type : ValueType.values()) {
            table.append("| ")
                    .append(type.label())
                    .append(" | ")
                    .append(type.asked())
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String fields() {
        StringBuilder table =
                new StringBuilder("| field | short | of | kind | example | what |\n|---|---|---|---|---|---|\n");
        for (Field field : Field.values()) {
            String home = field.home() == null ? "all" : field.home().wireName();
            table.append("| `")
                    .append(field.canonical())
                    .append("` | ")
                    .append(aliases(field))
                    .append(" | ");
            table.append(home)
                    .append(" | ")
                    .append(field.type().label())
                    .append(" | `")
                    .append(field.example());
            table.append("` | ").append(field.source()).append(" |\n");
        }
        return table.toString();
    }

    private static String aliases(Field field) {
        return field.aliases().isEmpty() ? "" : "`" + String.join("` `", field.aliases()) + "`";
    }

    private static String limits() {
        StringBuilder table = new StringBuilder("| name | compares | example | finds |\n|---|---|---|---|\n");
        for (Limit limit : Limit.values()) {
            table.append("| `")
                    .append(limit.wireName())
                    .append(":` | `")
                    .append(limit.field().canonical());
            table.append("` | `")
                    .append(limit.example())
                    .append("` | ")
                    .append(limit.meaning())
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String with(String text, String mark, String table) {
        String begin = "<!-- " + mark + " -->\n";
        String end = "<!-- /" + mark + " -->";
        return text.replaceFirst("(?s)" + begin + ".*?" + end, Matcher.quoteReplacement(begin + table + end));
    }

    @Test
    void theTablesAreThoseOfTheCode() throws IOException {
        String written = Files.readString(DOCUMENT);
        String made = with(with(with(written, "types", types()), "fields", fields()), "limits", limits());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, made);
            return;
        }
        assertThat(written).isEqualTo(made).contains("`smtp.rcpt_to.address`");
    }

    @Test
    void everyExampleCanBeAsked() throws QueryException {
        QueryReader reader = new QueryReader(new Moments(Capture.NOW, ZoneOffset.UTC));
        for (Field field : Field.values()) {
            String query = field == Field.HEADER ? field.example() : field.canonical() + ":" + field.example();
            assertThat(reader.read(query).query()).as(query).isNotNull();
        }
        for (Limit limit : Limit.values()) {
            assertThat(reader.read(limit.wireName() + ":" + limit.example()).query())
                    .isNotNull();
        }
    }

    @Test
    void noNameIsBothAFieldInFullAndAShortName() {
        Set<String> canonical = new HashSet<>(
                Arrays.stream(Field.values()).map(Field::canonical).toList());
        assertThat(canonical).hasSameSizeAs(Field.values());
        Map<String, List<Field>> wrong = new HashMap<>();
        for (Field field : Field.values()) {
            for (String alias : field.aliases()) {
                if (canonical.contains(alias) || !Limit.named(alias).isEmpty()) {
                    wrong.put(alias, FieldNames.of(alias));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
