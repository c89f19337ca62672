package mailtap.viewer.view;

import java.util.List;
import mailtap.indexer.message.Anatomy;
import mailtap.indexer.message.PartFacts;
import mailtap.mail.HeaderFacts;
import mailtap.mail.HeaderField;
import mailtap.mail.Message;
import mailtap.mail.Retrieved;
import mailtap.transcript.SessionId;
import mailtap.viewer.print.Json;

/** A message with all that is in it, in JSON: what {@code message --json} prints. */
public final class AnatomyJson {
    private final SessionJson sessions;

    public AnatomyJson(SessionJson sessions) {
        this.sessions = sessions;
    }

    public Json of(SessionId session, CapturedMessage message, HeaderFacts headers, Anatomy anatomy) {
        Json json = Json.schema().put("session", new Json().put("id", session.toString()));
        Message sent = message.sent();
        Retrieved fetched = message.fetched();
        json.put("message", sent == null ? null : sessions.message(sent));
        json.put("retrieved", fetched == null ? null : sessions.retrieved(fetched));
        return json.put(
                        "header_fields",
                        headers.fields().stream().map(AnatomyJson::header).toList())
                .put("parts", anatomy.parts().stream().map(AnatomyJson::part).toList())
                .put("text", text(anatomy.readable()))
                .put("cut", anatomy.cut() || headers.cut());
    }

    private static Json header(HeaderField field) {
        Json json = new Json().put("name", field.name()).put("text", field.text());
        String written = field.written();
        return written.equals(field.text()) ? json : json.put("raw", written);
    }

    private static Json part(PartFacts part) {
        Json json = new Json()
                .put("number", part.number())
                .put("type", part.type())
                .put("looks_like", part.looksLike())
                .put("charset", part.charset())
                .put("file_name", part.fileName())
                .put("attachment", part.attachment());
        return part.isLeaf() ? json.put("bytes", part.bytes()).put("sha256", part.sha256()) : json;
    }

    private static String text(List<PartFacts> readable) {
        return String.join("\n", readable.stream().map(PartFacts::text).toList());
    }
}
