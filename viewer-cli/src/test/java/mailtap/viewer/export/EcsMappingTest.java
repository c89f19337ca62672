package mailtap.viewer.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import mailtap.indexer.document.Field;
import org.junit.jupiter.api.Test;

/** The index template beside the documentation has every field an exported document may have, and no other. */
class EcsMappingTest {
    private static final Path FILE = Path.of("../docs/ecs-mapping.json");

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
            case TEXT -> "text";
            case NUMBER, SIZE, DURATION -> "long";
            case TIME -> "date";
            case IP -> "ip";
            case FLAG -> "boolean";
            case WORD, ADDRESS, CODE, HEADER -> "keyword";
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
            JsonObject field = new JsonObject();
            field.addProperty("type", type);
            if (type.equals("keyword")) {
                field.addProperty("ignore_above", 8191);
            }
            at.add(parts[parts.length - 1], field);
        });
        JsonObject mappings = new JsonObject();
        mappings.addProperty("dynamic", false);
        mappings.add("properties", properties);
        JsonObject inner = new JsonObject();
        inner.add("mappings", mappings);
        JsonObject template = new JsonObject();
        JsonArray patterns = new JsonArray();
        patterns.add("mailtap-*");
        template.add("index_patterns", patterns);
        template.add("template", inner);
        return template;
    }

    @Test
    void theTemplateFitsTheFields() throws IOException {
        String text = new GsonBuilder().setPrettyPrinting().create().toJson(template()) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, text);
        }
        assertThat(FILE).hasContent(text);
    }
}
