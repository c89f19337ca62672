package mailtap.viewer.export;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import mailtap.indexer.Hit;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.ValueType;
import mailtap.transcript.SessionId;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.HitJson;

/**
 * Hits as documents of the Elastic Common Schema, one a line. Names are those of the query language, which are the
 * schema's where it has one; {@code message.*} would collide with the schema's text of that name and so goes below
 * {@code mailtap}.
 */
public final class EcsExport implements Export {
    /** Of the schema the names are taken from. */
    public static final String VERSION = "8.17.0";

    private static final Map<String, String> OUTCOMES = Map.of(
            "ok", "success",
            "accepted", "success",
            "retrieved", "success",
            "refused", "failure",
            "deferred", "failure",
            "not-sent", "failure");

    /** What exchanges and messages say of their session, as there is no joining of documents where they go. */
    private static final List<Field> OF_THE_SESSION = List.of(
            Field.ROUTE,
            Field.PROTOCOL,
            Field.SOURCE_IP,
            Field.SOURCE_PORT,
            Field.SERVER,
            Field.SERVER_IP,
            Field.SERVER_PORT,
            Field.HELO,
            Field.USER);

    private static final int SESSIONS_AT_HAND = 1_000;

    private final Screen screen;
    private final Shelf shelf;
    private final SequencedMap<SessionId, Map<Field, Object>> known = new LinkedHashMap<>();

    public EcsExport(Screen screen, Shelf shelf) {
        this.screen = screen;
        this.shelf = shelf;
    }

    @Override
    public void take(Hit hit) throws IOException {
        Map<Field, Object> fields = new EnumMap<>(Field.class);
        if (hit.kind() != Kind.SESSION) {
            fields.putAll(ofTheSession(hit.session()));
        }
        fields.putAll(HitJson.fields(hit));
        screen.line(of(hit, fields).toString());
    }

    private Map<Field, Object> ofTheSession(SessionId id) throws IOException {
        Map<Field, Object> facts = known.get(id);
        if (facts == null) {
            facts = new EnumMap<>(Field.class);
            shelf.listed(id).map(HitJson::fields).ifPresent(facts::putAll);
            facts.keySet().retainAll(OF_THE_SESSION);
            if (known.size() == SESSIONS_AT_HAND) {
                known.pollFirstEntry();
            }
            known.put(id, facts);
        }
        return facts;
    }

    /** Where a field stands in such a document. */
    public static String name(Field field) {
        if (field == Field.SEVERITY) {
            // Below the name of the finding there is no room: that is a value itself.
            return "analysis.finding_severity";
        }
        boolean own = field.canonical().startsWith("message.") || field == Field.HAS;
        return own ? "mailtap." + field.canonical() : field.canonical();
    }

    private static Json of(Hit hit, Map<Field, Object> fields) {
        String kind = hit.kind().wireName();
        Json json = new Json().put("@timestamp", hit.at());
        json.putAt("ecs.version", VERSION)
                .putAt("event.kind", "event")
                .putAt("event.module", "mailtap")
                .putAt("event.dataset", "mailtap." + kind)
                .putAt("event.id", hit.id())
                .putAt("event.category", hit.kind() == Kind.MESSAGE ? List.of("email", "network") : List.of("network"))
                .putAt("event.type", hit.kind() == Kind.SESSION ? List.of("connection") : List.of("protocol", "info"))
                .putAt("network.transport", "tcp")
                .putAt("session.id", hit.session().toString());
        fields.forEach((field, value) -> json.putAt(name(field), value(hit, field, value)));
        if (hit.kind() != Kind.SESSION) {
            json.putAt("event.outcome", outcome(hit));
        }
        if (fields.get(Field.USER) instanceof List<?> users) {
            json.putAt("user.name", users);
        }
        return json;
    }

    private static Object value(Hit hit, Field field, Object value) {
        if (field.type() == ValueType.DURATION) {
            // The schema wants nanoseconds.
            return Duration.ofNanos(hit.number(field).orElse(0) * 1_000).toNanos();
        }
        if (field.canonical().startsWith("email.") && field.type() == ValueType.ADDRESS) {
            return hit.texts(field).stream().map(EcsExport::address).toList();
        }
        return value;
    }

    /** Without the name before it. */
    private static String address(String shown) {
        int open = shown.lastIndexOf('<');
        return shown.endsWith(">") && open >= 0 ? shown.substring(open + 1, shown.length() - 1) : shown;
    }

    private static String outcome(Hit hit) {
        Optional<String> word = hit.kind() == Kind.MESSAGE ? hit.text(Field.OUTCOME) : hit.text(Field.STATUS);
        return word.map(known -> OUTCOMES.get(known.toLowerCase(Locale.ROOT))).orElse("unknown");
    }
}
