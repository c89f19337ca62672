package mailtap.notation;

import java.util.HexFormat;
import java.util.Map;
import mailtap.transcript.ContentFacts;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SecretFacts;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.Tally;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.WireName;
import org.jspecify.annotations.Nullable;

/** Writes the entries that are no frames, as words. */
final class Notes {
    static final String FINDING = "!";
    static final String LOGIN = "login";
    static final String CONTENT = "content";
    static final String TLS = "tls";
    static final String TALLY = "tally";
    static final String END = "end";

    /** Instead of counts that nobody could make. */
    static final String UNKNOWN = "unknown";

    static final String OFFSET = "offset";

    private static final Map<Class<? extends Entry>, String> MARKS = Map.of(
            Finding.class,
            FINDING,
            TlsFacts.class,
            TLS,
            LoginFacts.class,
            LOGIN,
            ContentFacts.class,
            CONTENT,
            Tally.class,
            TALLY);

    private Notes() {}

    static String mark(Entry entry) {
        return MARKS.getOrDefault(entry.getClass(), END);
    }

    static String annotation(Entry entry) {
        return entry instanceof Finding finding ? finding.kind().summary() : "";
    }

    /** @param whole as it can be read back; else as much as people read */
    static String write(Entry entry, boolean whole) {
        if (entry instanceof Finding finding) {
            return finding(finding);
        }
        if (entry instanceof TlsFacts tls) {
            return TlsNote.write(tls, whole);
        }
        if (entry instanceof LoginFacts login) {
            return login(login);
        }
        if (entry instanceof ContentFacts content) {
            return content(content);
        }
        if (entry instanceof Tally tally) {
            return "client " + kept(tally.client()) + "  server " + kept(tally.server());
        }
        return entry instanceof SessionEnd end ? end(end) : "";
    }

    private static String end(SessionEnd end) {
        return "by " + WireName.of(end.endedBy()) + "  client " + wire(end.client()) + "  server " + wire(end.server());
    }

    private static String finding(Finding finding) {
        return finding.kind().wireName() + " " + WireName.of(finding.origin())
                + (finding.offset() == -1 ? "" : " at " + finding.offset())
                + (finding.detail().isEmpty() ? "" : " " + Text.quoted(finding.detail()));
    }

    private static String login(LoginFacts login) {
        return Text.quoted(login.mechanism()) + named("user", login.user()) + named("authzid", login.authzid()) + " "
                + WireName.of(login.outcome()) + named("reply", login.reply()) + secret(login.secret())
                + details(login.details());
    }

    private static String details(Map<String, String> details) {
        StringBuilder words = new StringBuilder(details.isEmpty() ? "" : "  details");
        details.forEach((name, value) ->
                words.append(' ').append(Text.quoted(name)).append(' ').append(Text.quoted(value)));
        return words.toString();
    }

    private static String content(ContentFacts content) {
        return WireName.of(content.side()) + " of " + content.bytes() + " bytes "
                + (content.complete() ? "whole" : "cut") + named("sha256", content.sha256())
                + named("body", content.bodySha256());
    }

    static String named(String name, @Nullable String value) {
        return value == null ? "" : " " + name + " " + Text.quoted(value);
    }

    private static String secret(@Nullable SecretFacts secret) {
        if (secret == null) {
            return "";
        }
        return "  secret " + WireName.of(secret.base64())
                + (secret.empty() ? " empty" : "")
                + (secret.edges() ? " edges" : "")
                + (secret.fingerprint() == -1
                        ? ""
                        : " fingerprint " + HexFormat.of().toHexDigits(secret.fingerprint(), 4));
    }

    private static String kept(Tally.Kept kept) {
        return "kept " + kept.kept() + " withheld " + kept.withheld() + " lost " + kept.lost() + " crc32c "
                + HexFormat.of().toHexDigits(kept.crc32c());
    }

    private static String wire(SessionEnd.Wire wire) {
        return wire.isUnknown() ? UNKNOWN : wire.received() + "/" + wire.forwarded();
    }
}
