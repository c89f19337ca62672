package mailtap.indexer.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import mailtap.indexer.document.Field;

/** Names that people type to fields. */
public final class FieldNames {
    static final String HEADER_PREFIX = "header.";

    private static final Map<String, List<Field>> BY_NAME = byName();

    private FieldNames() {}

    private static Map<String, List<Field>> byName() {
        Map<String, List<Field>> names = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            names.computeIfAbsent(field.canonical(), unused -> new ArrayList<>())
                    .add(field);
            for (String alias : field.aliases()) {
                names.computeIfAbsent(alias, unused -> new ArrayList<>()).add(field);
            }
        }
        return names;
    }

    /** All fields that the name stands for; none for an unknown name. */
    public static List<Field> of(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return BY_NAME.getOrDefault(wanted, wanted.startsWith(HEADER_PREFIX) ? List.of(Field.HEADER) : List.of());
    }

    /** As {@link #of}; an unknown name is a mistake. */
    public static List<Field> known(String name) throws QueryException {
        List<Field> fields = of(name);
        if (!Limit.named(name).isEmpty()) {
            String field = Limit.named(name).getFirst().field().canonical();
            throw new QueryException("'" + name + "' only compares", 1, "the field is " + field);
        }
        if (fields.isEmpty()) {
            String advice = Nearest.to(name.toLowerCase(Locale.ROOT), BY_NAME.keySet())
                    .map(nearest -> "did you mean " + nearest + "?")
                    .orElse("'search --fields' lists all fields");
            throw new QueryException("there is no field '" + name + "'", 1, advice);
        }
        return fields;
    }

    /** The known name that looks most like it, if one does. */
    static Optional<String> nearest(String name) {
        TreeSet<String> names = new TreeSet<>(BY_NAME.keySet());
        for (Limit limit : Limit.values()) {
            names.add(limit.wireName());
        }
        return Nearest.to(name.toLowerCase(Locale.ROOT), names);
    }
}
