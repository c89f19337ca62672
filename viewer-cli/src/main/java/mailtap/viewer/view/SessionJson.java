package mailtap.viewer.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import mailtap.mail.Conversation;
import mailtap.mail.Exchange;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;
import mailtap.mail.Reply;
import mailtap.mail.Retrieved;
import mailtap.mail.login.LoginHistory;
import mailtap.mail.login.LoginWhy;
import mailtap.mail.submission.Submission;
import mailtap.transcript.Bytes;
import mailtap.transcript.Endpoint;
import mailtap.transcript.Finding;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SecretFacts;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Tally;
import mailtap.transcript.WireName;
import mailtap.viewer.print.Json;
import org.jspecify.annotations.Nullable;

/** The whole of a session as one JSON object: {@code show ID --json}. */
public final class SessionJson {
    private final Function<Bytes, HeaderFacts> headers;

    /** @param headers reads the header of a message from its first bytes */
    public SessionJson(Function<Bytes, HeaderFacts> headers) {
        this.headers = headers;
    }

    /** @param submissions envelope against headers, by the message's number */
    public Json of(Conversation talk, Map<Integer, Submission> submissions, SubmissionJson form) {
        SessionStart start = talk.start();
        return Json.schema()
                .put("session", session(talk))
                .put("client", start == null ? null : endpoint(start.client()))
                .put("server", start == null ? null : endpoint(start.server()))
                .put("wire", wire(talk.end(), talk.tally()))
                .put("tls", talk.tls().stream().map(TlsJson::of).toList())
                .put("auth", logins(talk))
                .put(
                        "exchanges",
                        talk.exchanges().stream().map(SessionJson::exchange).toList())
                .put("messages", messages(talk, submissions))
                .put(
                        "submissions",
                        submissions.values().stream().distinct().map(form::of).toList())
                .put("retrieved", talk.retrieved().stream().map(this::retrieved).toList())
                .put(
                        "findings",
                        talk.findings().stream().map(SessionJson::finding).toList());
    }

    private static Json session(Conversation talk) {
        SessionStart start = talk.start();
        SessionEnd end = talk.end();
        Json json = new Json().put("id", talk.id().toString());
        if (start != null) {
            json.put("protocol", WireName.of(start.protocol()))
                    .put("route", start.route())
                    .put("source", WireName.of(start.source()));
        }
        json.put("state", end == null ? "open" : "closed");
        json.put("start", start == null ? null : start.at());
        if (end != null) {
            json.put("end", end.at()).put("ended_by", WireName.of(end.endedBy()));
        }
        return json;
    }

    static Json endpoint(Endpoint endpoint) {
        return new Json().put("host", endpoint.host()).put("ip", endpoint.ip()).put("port", endpoint.port());
    }

    private static @Nullable Json wire(@Nullable SessionEnd end, @Nullable Tally tally) {
        if (end == null && tally == null) {
            return null;
        }
        return new Json()
                .put("client", side(end == null ? null : end.client(), tally == null ? null : tally.client()))
                .put("server", side(end == null ? null : end.server(), tally == null ? null : tally.server()));
    }

    private static Json side(SessionEnd.@Nullable Wire wire, Tally.@Nullable Kept kept) {
        Json json = new Json();
        if (wire != null && wire.received() >= 0) {
            json.put("received", wire.received()).put("forwarded", wire.forwarded());
        }
        if (kept != null) {
            json.put("kept", kept.kept()).put("withheld", kept.withheld()).put("lost", kept.lost());
            json.put("crc32c_kept", String.format(Locale.ROOT, "%08x", kept.crc32c()));
        }
        return json;
    }

    private static List<Json> logins(Conversation talk) {
        Map<Integer, LoginWhy> whys = LoginHistory.of(talk).all();
        return talk.logins().stream()
                .map(login -> login(login).put("why", why(whys.get(login.exchange()))))
                .toList();
    }

    private static @Nullable Json why(@Nullable LoginWhy why) {
        return why == null
                ? null
                : new Json()
                        .put("cause", why.cause().wireName())
                        .put("sentence", why.sentence())
                        .put("evidence", why.evidence());
    }

    private static Json login(LoginFacts login) {
        Json details = new Json();
        login.details().forEach(details::put);
        return new Json()
                .put("exchange", login.exchange())
                .put("mechanism", login.mechanism())
                .put("user", login.user())
                .put("authzid", login.authzid())
                .put("outcome", WireName.of(login.outcome()))
                .put("code", login.reply())
                .put("secret", secret(login.secret()))
                .put("details", login.details().isEmpty() ? null : details);
    }

    private static @Nullable Json secret(@Nullable SecretFacts secret) {
        if (secret == null) {
            return null;
        }
        Json json = new Json();
        if (secret.base64() != SecretFacts.Encoding.PLAIN) {
            json.put("base64", secret.base64() == SecretFacts.Encoding.BASE64);
        }
        json.put("empty", secret.empty()).put("edges", secret.edges());
        return secret.fingerprint() < 0
                ? json
                : json.put("fingerprint", String.format(Locale.ROOT, "%04x", secret.fingerprint()));
    }

    static Json exchange(Exchange exchange) {
        Json json = new Json().put("n", exchange.number()).put("at", exchange.at());
        if (exchange.command() != null) {
            json.put("verb", exchange.command().verb())
                    .put("argument", exchange.command().argument())
                    .put("command", exchange.command().line());
        }
        return json.put(
                        "replies",
                        exchange.replies().stream().map(SessionJson::reply).toList())
                .put("status", exchange.status().wireName())
                .put("content_bytes", exchange.contentBytes())
                .put("listing_bytes", exchange.listingBytes())
                .putMillis("client_ms", exchange.client())
                .putMillis("server_ms", exchange.server());
    }

    private static Json reply(Reply reply) {
        return new Json()
                .put("code", reply.code())
                .put("enhanced_code", reply.enhancedCode())
                .put("lines", reply.lines());
    }

    private List<Json> messages(Conversation talk, Map<Integer, Submission> submissions) {
        List<Json> messages = new ArrayList<>();
        for (Message message : talk.messages()) {
            Submission submission = submissions.get(message.number());
            messages.add(message(message).put("submission", submission == null ? null : submission.id()));
        }
        return messages;
    }

    Json message(Message message) {
        return MessageJson.of(message, headers.apply(message.head()));
    }

    Json retrieved(Retrieved one) {
        Json json = new Json().put("n", one.number()).put("exchange", one.exchange());
        if (one.messageNumber() > 0) {
            json.put("number", one.messageNumber());
        }
        return json.put("uidl", one.uidl())
                .put("command", one.command().toLowerCase(Locale.ROOT))
                .put("bytes", one.bytes())
                .put("sha256", one.sha256())
                .put("kept_whole", !one.holes())
                .put("complete", one.complete())
                .put("deleted", one.deleted())
                .put("headers", MessageJson.headers(headers.apply(one.head())));
    }

    public static Json finding(Finding finding) {
        Json json = new Json()
                .put("name", finding.kind().wireName())
                .put("severity", WireName.of(finding.kind().severity()))
                .put("side", WireName.of(finding.origin()))
                .put("exchange", finding.exchange())
                .put("at", finding.at());
        if (finding.offset() >= 0) {
            json.put("offset", finding.offset());
        }
        return json.put("rfc", known(finding.kind().rfc()))
                .put("summary", finding.kind().summary())
                .put("detail", known(finding.detail()));
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
