package mailtap.notation;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import mailtap.transcript.ContentFacts;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Origin;
import mailtap.transcript.SecretFacts;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.Side;
import mailtap.transcript.Tally;
import org.jspecify.annotations.Nullable;

/** Reads entries that are no frames. The inverse of {@link Notes}. */
final class NoteParser {
    private final Tokens tokens;
    private final Instant at;
    private final int exchange;

    NoteParser(Tokens tokens, Instant at, int exchange) {
        this.tokens = tokens;
        this.at = at;
        this.exchange = exchange;
    }

    Entry read(String mark) throws NotationException {
        Entry entry = switch (mark) {
            case Notes.FINDING -> finding();
            case Notes.TLS -> TlsNote.read(tokens, at);
            case Notes.LOGIN -> login();
            case Notes.CONTENT -> content();
            case Notes.TALLY -> tally();
            default -> sessionEnd();
        };
        tokens.end();
        return entry;
    }

    private Finding finding() throws NotationException {
        String name = tokens.next("the name of a finding");
        FindingKind kind = Arrays.stream(FindingKind.values())
                .filter(one -> one.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> tokens.expected("the name of a finding, not " + name));
        Origin origin = tokens.constant(Origin.class, "client, server or mailtap");
        long offset = tokens.take("at") ? tokens.number("an offset", 10) : -1;
        String detail = tokens.isEmpty() ? "" : tokens.text("a detail in quotes");
        return new Finding(at, kind, origin, exchange, offset, detail);
    }

    private LoginFacts login() throws NotationException {
        String mechanism = tokens.text("a mechanism");
        String user = named("user");
        String authzid = named("authzid");
        LoginFacts.Outcome outcome = tokens.constant(LoginFacts.Outcome.class, "the outcome of the login");
        String reply = named("reply");
        SecretFacts secret = tokens.take("secret") ? secret() : null;
        return new LoginFacts(at, exchange, mechanism, user, authzid, outcome, reply, secret, details());
    }

    private Map<String, String> details() throws NotationException {
        Map<String, String> details = new LinkedHashMap<>();
        if (tokens.take("details")) {
            while (!tokens.isEmpty()) {
                details.put(tokens.text("the name of a detail"), tokens.text("a detail"));
            }
        }
        return details;
    }

    private ContentFacts content() throws NotationException {
        Side side = tokens.constant(Side.class, "client or server");
        tokens.need("of");
        long bytes = tokens.number("a count", 10);
        tokens.need("bytes");
        boolean whole = tokens.take("whole");
        if (!whole) {
            tokens.need("cut");
        }
        return new ContentFacts(at, side, exchange, bytes, named("sha256"), named("body"), whole);
    }

    private @Nullable String named(String name) throws NotationException {
        return tokens.take(name) ? tokens.text("a text behind " + name) : null;
    }

    private SecretFacts secret() throws NotationException {
        SecretFacts.Encoding encoding = tokens.constant(SecretFacts.Encoding.class, "base64, not-base64 or plain");
        boolean empty = tokens.take("empty");
        boolean edges = tokens.take("edges");
        int fingerprint = tokens.take("fingerprint") ? (int) tokens.number("a fingerprint in hex", 16) : -1;
        return new SecretFacts(encoding, empty, edges, fingerprint);
    }

    private Tally tally() throws NotationException {
        tokens.need("client");
        Tally.Kept client = kept();
        tokens.need("server");
        return new Tally(at, client, kept());
    }

    private Tally.Kept kept() throws NotationException {
        tokens.need("kept");
        long kept = tokens.number("a count", 10);
        tokens.need("withheld");
        long withheld = tokens.number("a count", 10);
        tokens.need("lost");
        long lost = tokens.number("a count", 10);
        tokens.need("crc32c");
        return new Tally.Kept(kept, withheld, lost, (int) tokens.number("a checksum in hex", 16));
    }

    private SessionEnd sessionEnd() throws NotationException {
        tokens.need("by");
        SessionEnd.EndedBy by = tokens.constant(SessionEnd.EndedBy.class, "who ended it");
        tokens.need("client");
        SessionEnd.Wire client = wire();
        tokens.need("server");
        return new SessionEnd(at, by, client, wire());
    }

    private SessionEnd.Wire wire() throws NotationException {
        if (tokens.take(Notes.UNKNOWN)) {
            return SessionEnd.Wire.UNKNOWN;
        }
        String counts = tokens.next("received/forwarded");
        if (!counts.matches("-?\\d{1,18}/-?\\d{1,18}")) {
            throw tokens.expected("received/forwarded, not " + counts);
        }
        int slash = counts.indexOf('/');
        return new SessionEnd.Wire(
                Long.parseLong(counts.substring(0, slash)), Long.parseLong(counts.substring(slash + 1)));
    }
}
