package mailtap.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailtap.transcript.Bytes;
import mailtap.transcript.ContentFacts;
import mailtap.transcript.Endpoint;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Origin;
import mailtap.transcript.Protocol;
import mailtap.transcript.SecretFacts;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import mailtap.transcript.Tally;
import org.jspecify.annotations.Nullable;

/** Bytes of one block back to entries; twin of {@link EntryWriter}. */
final class EntryReader {
    private final ByteSource raw;
    private final BlockSessions sessions = new BlockSessions();
    private final List<JournalEntry> entries = new ArrayList<>();
    private long lastMicros;
    private int unknown;

    private EntryReader(ByteSource raw) {
        this.raw = raw;
    }

    /**
     * @param entries all that could be understood
     * @param unknown how many could not: kinds of entries, and of findings, that a newer mailtap knows
     */
    record Entries(List<JournalEntry> entries, int unknown) {}

    static Entries read(Bytes raw, int count) throws MalformedException {
        EntryReader reader = new EntryReader(new ByteSource(raw));
        for (int i = 0; i < count; i++) {
            reader.next();
        }
        reader.raw.mustBeAtEnd();
        return new Entries(List.copyOf(reader.entries), reader.unknown);
    }

    private void next() throws MalformedException {
        ByteSource body = raw.part(raw.count());
        int tag = body.u8();
        int number = body.count();
        BlockSessions.Known known =
                number == 0 ? sessions.introduce(new SessionId(body.fixed64())) : sessions.numbered(number);
        lastMicros += body.zigzag();
        Entry entry;
        try {
            entry = entry(tag, known, body);
        } catch (IllegalArgumentException impossible) {
            throw new MalformedException("impossible entry: " + impossible.getMessage());
        }
        body.mustBeAtEnd();
        if (entry == null) {
            unknown++;
        } else {
            entries.add(new JournalEntry(known.id, entry));
        }
    }

    private @Nullable Entry entry(int tag, BlockSessions.Known known, ByteSource body) throws MalformedException {
        Instant at = Micros.instant(lastMicros);
        return switch (tag) {
            case EntryWriter.FRAME -> frame(at, known, body);
            case EntryWriter.START -> start(at, body);
            case EntryWriter.TLS -> TlsCodec.read(at, body);
            case EntryWriter.LOGIN -> login(at, body);
            case EntryWriter.CONTENT -> content(at, body);
            case EntryWriter.FINDING -> finding(at, body);
            case EntryWriter.TALLY -> new Tally(at, kept(body), kept(body));
            case EntryWriter.END -> new SessionEnd(at, Codes.ENDED_BY.read(body), wire(body), wire(body));
            default -> {
                body.rest();
                yield null;
            }
        };
    }

    private static Frame frame(Instant at, BlockSessions.Known known, ByteSource body) throws MalformedException {
        int flags = body.u8();
        Side side = (flags & EntryWriter.FRAME_FROM_SERVER) != 0 ? Side.SERVER : Side.CLIENT;
        Label label = Codes.LABEL.read(body);
        int exchange = (flags & EntryWriter.FRAME_SAME_EXCHANGE) != 0 ? known.exchange : body.count();
        long offset = (flags & EntryWriter.FRAME_FOLLOWS) != 0 ? known.next(side) : body.varint();
        boolean kept = (flags & EntryWriter.FRAME_KEPT) != 0;
        long length = kept ? body.remaining() : body.varint();
        Bytes bytes = kept ? body.rest() : Bytes.EMPTY;
        Frame frame = new Frame(at, side, label, exchange, offset, length, bytes);
        known.passed(frame);
        return frame;
    }

    private static SessionStart start(Instant at, ByteSource body) throws MalformedException {
        Protocol protocol = Codes.PROTOCOL.read(body);
        SessionStart.Source source = Codes.SOURCE.read(body);
        return new SessionStart(at, protocol, body.text(), source, endpoint(body), endpoint(body));
    }

    private static Endpoint endpoint(ByteSource body) throws MalformedException {
        return new Endpoint(body.optionalText(), body.optionalText(), (int) body.zigzag());
    }

    private static LoginFacts login(Instant at, ByteSource body) throws MalformedException {
        return new LoginFacts(
                at,
                body.count(),
                body.text(),
                body.optionalText(),
                body.optionalText(),
                Codes.OUTCOME.read(body),
                body.optionalText(),
                secret(body),
                details(body));
    }

    /** Logins written before there were details end here. */
    private static Map<String, String> details(ByteSource body) throws MalformedException {
        Map<String, String> details = new LinkedHashMap<>();
        int count = body.remaining() == 0 ? 0 : body.count();
        for (int i = 0; i < count; i++) {
            details.put(body.text(), body.text());
        }
        return details;
    }

    private static ContentFacts content(Instant at, ByteSource body) throws MalformedException {
        Side side = Codes.SIDE.read(body);
        return new ContentFacts(
                at, side, body.count(), body.varint(), body.optionalText(), body.optionalText(), body.bool());
    }

    private static @Nullable SecretFacts secret(ByteSource body) throws MalformedException {
        if (!body.bool()) {
            return null;
        }
        return new SecretFacts(Codes.ENCODING.read(body), body.bool(), body.bool(), (int) body.zigzag());
    }

    private static @Nullable Finding finding(Instant at, ByteSource body) throws MalformedException {
        Optional<FindingKind> kind = Codes.findingKind(body.text());
        Origin origin = Codes.ORIGIN.read(body);
        int exchange = body.count();
        long offset = body.zigzag();
        String detail = body.text();
        return kind.map(known -> new Finding(at, known, origin, exchange, offset, detail))
                .orElse(null);
    }

    private static Tally.Kept kept(ByteSource body) throws MalformedException {
        return new Tally.Kept(body.varint(), body.varint(), body.varint(), body.fixed32());
    }

    private static SessionEnd.Wire wire(ByteSource body) throws MalformedException {
        return new SessionEnd.Wire(body.zigzag(), body.zigzag());
    }
}
