package mailtap.viewer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mailtap.indexer.document.Field;
import mailtap.viewer.HostileStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index template beside the documentation has every field an exported document may have, and no other. */
class EcsMappingTest {
    private static final Path FILE = Path.of("../docs/ecs-mapping.json");
    /** In characters, of which one takes up to four of the 32,766 bytes that a term may have. */
    private static final int LONGEST_WORD = 8_191;

    private static final int LONGEST_SORTED = 1_024;

    /** Texts that the schema has as keywords: whole, and by their words below {@code .text}. */
    private static final Set<Field> WHOLE =
            Set.of(Field.SUBJECT, Field.MAILER, Field.ATTACHMENT, Field.TLS_SUBJECT, Field.TLS_ISSUER);

    private static final String ANYTHING = "(?s).{0,8191}";
    private static final Map<String, String> FORMS = Map.of(
            "long",
            "-?\\d{1,18}",
            "boolean",
            "true|false",
            "date",
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z",
            "ip",
            "[0-9.]{7,15}|[0-9a-f:]{2,39}",
            "keyword",
            ANYTHING,
            "word",
            ANYTHING,
            "whole",
            ANYTHING,
            "text",
            ANYTHING);

    private static Map<String, String> types() {
        Map<String, String> types = new TreeMap<>();
        for (Field field : Field.values()) {
            boolean written =
                    field != Field.KIND && field != Field.TEXT && field != Field.HEADER && field != Field.BODY;
            if (written) {
                types.put(EcsExport.name(field), type(field));
            }
        }
        for (String constant : new String[] {
            "ecs.version",
            "event.kind",
            "event.module",
            "event.dataset",
            "event.id",
            "event.category",
            "event.type",
            "event.outcome",
            "network.transport",
            "user.name"
        }) {
            types.put(constant, "keyword");
        }
        return types;
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case TEXT -> WHOLE.contains(field) ? "whole" : "text";
            case NUMBER, SIZE, DURATION -> "long";
            case TIME -> "date";
            case IP -> "ip";
            case FLAG -> "boolean";
            case WORD, ADDRESS, CODE, HEADER -> "word";
        };
    }

    private static JsonObject template() {
        JsonObject properties = new JsonObject();
        types().forEach((name, type) -> {
            JsonObject at = properties;
            String[] parts = name.split("\\.", -1);
            for (int i = 0; i < parts.length - 1; i++) {
                if (!at.has(parts[i])) {
                    at.add(parts[i], new JsonObject());
                    at.getAsJsonObject(parts[i]).add("properties", new JsonObject());
                }
                at = at.getAsJsonObject(parts[i]).getAsJsonObject("properties");
            }
            at.add(parts[parts.length - 1], mapped(type));
        });
        JsonObject mappings = new JsonObject();
        mappings.addProperty("dynamic", false);
        mappings.add("properties", properties);
        JsonObject settings = new JsonObject();
        // What does not fit its type costs a document that value and not the document its place.
        settings.addProperty("index.mapping.ignore_malformed", true);
        JsonObject inner = new JsonObject();
        inner.add("settings", settings);
        inner.add("mappings", mappings);
        JsonObject template = new JsonObject();
        JsonArray patterns = new JsonArray();
        patterns.add("mailtap-*");
        template.add("index_patterns", patterns);
        template.add("template", inner);
        return template;
    }

    private static JsonObject mapped(String type) {
        return switch (type) {
            case "text" -> beside(typed("text"), "keyword", keyword(LONGEST_SORTED));
            case "whole" -> beside(keyword(LONGEST_SORTED), "text", typed("text"));
            case "keyword" -> keyword(LONGEST_WORD);
            case "word" -> {
                // As in mailtap, words are the same in upper and in lower case.
                JsonObject word = keyword(LONGEST_WORD);
                word.addProperty("normalizer", "lowercase");
                yield word;
            }
            default -> typed(type);
        };
    }

    private static JsonObject typed(String type) {
        JsonObject field = new JsonObject();
        field.addProperty("type", type);
        return field;
    }

    private static JsonObject keyword(int longest) {
        JsonObject field = typed("keyword");
        field.addProperty("ignore_above", longest);
        return field;
    }

    private static JsonObject beside(JsonObject field, String name, JsonObject other) {
        JsonObject fields = new JsonObject();
        fields.add(name, other);
        field.add("fields", fields);
        return field;
    }

    @Test
    void theTemplateFitsTheFields() throws IOException {
        String text = new GsonBuilder().setPrettyPrinting().create().toJson(template()) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, text);
        }
        assertThat(FILE).hasContent(text);
    }

    /** Real servers refuse a document for one value that is not of its field's type. */
    @Test
    void everyDocumentFitsTheTemplate(@TempDir Path home) throws IOException {
        Path store = home.resolve("store");
        HostileStore.write(store, "http://127.0.0.1:1/");
        String out = HostileStore.run(store, "export", "--format", "ndjson");
        List<String> lines = out.lines().filter(line -> line.startsWith("{")).toList();
        assertThat(lines).hasSizeGreaterThan(20);
        Map<String, String> types = types();
        for (String line : lines) {
            assertFits("", JsonParser.parseString(line), types);
        }
    }

    private static void assertFits(String name, JsonElement value, Map<String, String> types) {
        switch (value) {
            case JsonObject object ->
                object.entrySet()
                        .forEach(one -> assertFits(
                                name.isEmpty() ? one.getKey() : name + "." + one.getKey(), one.getValue(), types));
            case JsonArray list -> list.forEach(one -> assertFits(name, one, types));
            default -> assertThat(value.getAsString()).as(name).matches(FORMS.getOrDefault(types.get(name), "none"));
        }
    }
}
