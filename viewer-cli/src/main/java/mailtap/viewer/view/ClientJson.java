package mailtap.viewer.view;

import java.util.List;
import mailtap.indexer.ClientProfile;
import mailtap.mail.client.Guess;
import mailtap.mail.client.Program;
import mailtap.mail.client.Seen;
import mailtap.mail.client.Trait;
import mailtap.mail.client.Traits;
import mailtap.viewer.print.Json;
import org.jspecify.annotations.Nullable;

/** A client in JSON: docs/json.md. */
public final class ClientJson {
    private ClientJson() {}

    /** @param query that found its sessions */
    public static Json of(ClientProfile one, @Nullable String query) {
        return Json.schema()
                .put("query", query)
                .put("client", guess(one.guess()).put("fingerprint", one.fingerprint()))
                .put("session_count", one.sessions())
                .put("message_count", one.messages())
                .put("first", one.first())
                .put("last", one.last())
                .put("looked_at", one.looked())
                .put("traits", traits(one.traits()));
    }

    static Json guess(Guess guess) {
        Program program = guess.program();
        return new Json()
                .put("program", program == null ? null : program.name())
                .put("version", program == null ? null : program.version())
                .put("confidence", guess.confidence().wireName())
                .put("candidates", guess.candidates())
                .put("reasons", guess.reasons());
    }

    /** By name, each a list of values. */
    static Json traits(Traits traits) {
        Json json = new Json();
        for (Trait trait : traits.traits()) {
            List<Json> values =
                    traits.values(trait).stream().map(ClientJson::seen).toList();
            json.put(trait.wireName(), values);
        }
        return json;
    }

    private static Json seen(Seen seen) {
        return new Json().put("value", seen.value()).put("count", seen.count()).put("evidence", seen.evidence());
    }
}
