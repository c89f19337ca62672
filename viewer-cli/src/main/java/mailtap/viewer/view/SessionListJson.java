package mailtap.viewer.view;

import mailtap.indexer.Hit;
import mailtap.indexer.document.Field;
import mailtap.viewer.print.Json;
import org.jspecify.annotations.Nullable;

/** A session of a list in JSON: named as in {@link SessionJson}, with counts in place of what it counts. */
public final class SessionListJson {
    private SessionListJson() {}

    public static Json of(Hit hit) {
        Json json = Json.schema().put("session", session(hit));
        json.put("client", endpoint(hit, Field.HELO, Field.SOURCE_IP, Field.SOURCE_PORT, "helo"));
        json.put("server", endpoint(hit, Field.SERVER, Field.SERVER_IP, Field.SERVER_PORT, "host"));
        json.put("tls", tls(hit));
        json.put("user", hit.text(Field.USER).orElse(null));
        json.put("exchange_count", hit.number(Field.EXCHANGES).orElse(0));
        json.put("message_count", hit.number(Field.MESSAGES).orElse(0));
        json.put("finding_count", hit.number(Field.FINDINGS).orElse(0));
        json.put("finding_names", hit.texts(Field.FINDING));
        hit.number(Field.DURATION).ifPresent(micros -> json.put("duration_ms", micros / 1000.0));
        return json;
    }

    private static @Nullable Json tls(Hit hit) {
        return hit.text(Field.TLS_ESTABLISHED)
                .map(established -> new Json()
                        .put("established", Boolean.parseBoolean(established))
                        .put("mode", hit.texts(Field.TLS_MODE))
                        .put("version", hit.texts(Field.TLS_VERSION)))
                .orElse(null);
    }

    private static Json session(Hit hit) {
        return new Json()
                .put("id", hit.session().toString())
                .put("protocol", hit.text(Field.PROTOCOL).orElse(null))
                .put("route", hit.text(Field.ROUTE).orElse(null))
                .put("source", hit.text(Field.SESSION_SOURCE).orElse(null))
                .put("state", hit.text(Field.STATE).orElse(null))
                .put("start", hit.time(Field.START).orElse(null))
                .put("end", hit.time(Field.END).orElse(null))
                .put("ended_by", hit.text(Field.ENDED_BY).orElse(null));
    }

    private static Json endpoint(Hit hit, Field name, Field ip, Field port, String nameInJson) {
        Json json = new Json()
                .put(nameInJson, hit.text(name).orElse(null))
                .put("ip", hit.text(ip).orElse(null));
        hit.number(port).ifPresent(number -> json.put("port", number));
        return json;
    }
}
