package mailtap.journal;

import mailtap.transcript.ContentFacts;
import mailtap.transcript.Endpoint;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.Frame;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SecretFacts;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import mailtap.transcript.Tally;
import mailtap.transcript.TlsFacts;
import org.jspecify.annotations.Nullable;

/** Entries of one block to bytes; twin of {@link EntryReader}. The layout is drawn in docs/journal-format.md. */
final class EntryWriter {
    static final int START = 1;
    static final int FRAME = 2;
    static final int LOGIN = 3;
    static final int FINDING = 4;
    static final int TALLY = 5;
    static final int END = 6;
    static final int TLS = 7;
    static final int CONTENT = 8;

    static final int FRAME_FROM_SERVER = 1;
    static final int FRAME_KEPT = 2;
    static final int FRAME_SAME_EXCHANGE = 4;
    static final int FRAME_FOLLOWS = 8;

    private final ByteSink raw = new ByteSink();
    private final ByteSink body = new ByteSink();
    private final BlockSessions sessions = new BlockSessions();
    private long lastMicros;
    private int count;

    /** Begins the next block. */
    void clear() {
        raw.clear();
        sessions.clear();
        lastMicros = 0;
        count = 0;
    }

    /** Everything added since the block began. */
    ByteSink raw() {
        return raw;
    }

    int count() {
        return count;
    }

    BlockSessions sessions() {
        return sessions;
    }

    void add(SessionId id, Entry entry) {
        body.clear();
        switch (entry) {
            case Frame frame -> frame(id, frame);
            case SessionStart start -> start(id, start);
            case TlsFacts tls -> tls(id, tls);
            case LoginFacts login -> login(id, login);
            case ContentFacts content -> content(id, content);
            case Finding finding -> finding(id, finding);
            case Tally tally -> tally(id, tally);
            case SessionEnd end -> end(id, end);
        }
        count++;
    }

    private BlockSessions.Known begin(int tag, SessionId id, Entry entry) {
        body.u8(tag);
        BlockSessions.Known known = sessions.find(id);
        if (known == null) {
            body.varint(0);
            body.fixed64(id.value());
            known = sessions.introduce(id);
        } else {
            body.varint(known.number);
        }
        long micros = Micros.of(entry.at());
        body.zigzag(micros - lastMicros);
        lastMicros = micros;
        known.lastMicros = micros;
        known.begun |= entry instanceof SessionStart;
        known.ended = entry instanceof SessionEnd;
        return known;
    }

    private void finish() {
        raw.varint(body.length());
        raw.append(body.array(), body.length());
    }

    private void frame(SessionId id, Frame frame) {
        BlockSessions.Known known = begin(FRAME, id, frame);
        boolean sameExchange = frame.exchange() == known.exchange;
        boolean follows = frame.offset() == known.next(frame.side());
        body.u8((frame.side() == Side.SERVER ? FRAME_FROM_SERVER : 0)
                | (frame.isKept() ? FRAME_KEPT : 0)
                | (sameExchange ? FRAME_SAME_EXCHANGE : 0)
                | (follows ? FRAME_FOLLOWS : 0));
        Codes.LABEL.write(frame.label(), body);
        if (!sameExchange) {
            body.varint(frame.exchange());
        }
        if (!follows) {
            body.varint(frame.offset());
        }
        if (!frame.isKept()) {
            body.varint(frame.length());
        }
        known.passed(frame);
        // The bytes are the rest of the entry: copied once, straight into the block.
        raw.varint(body.length() + (long) frame.bytes().length());
        raw.append(body.array(), body.length());
        raw.bytes(frame.bytes());
    }

    private void start(SessionId id, SessionStart start) {
        begin(START, id, start);
        Codes.PROTOCOL.write(start.protocol(), body);
        Codes.SOURCE.write(start.source(), body);
        body.text(start.route());
        endpoint(start.client());
        endpoint(start.server());
        finish();
    }

    private void endpoint(Endpoint endpoint) {
        body.text(endpoint.host());
        body.text(endpoint.ip());
        body.zigzag(endpoint.port());
    }

    private void tls(SessionId id, TlsFacts tls) {
        begin(TLS, id, tls);
        TlsCodec.write(tls, body);
        finish();
    }

    private void content(SessionId id, ContentFacts content) {
        begin(CONTENT, id, content);
        Codes.SIDE.write(content.side(), body);
        body.varint(content.exchange());
        body.varint(content.bytes());
        body.text(content.sha256());
        body.text(content.bodySha256());
        body.bool(content.complete());
        finish();
    }

    private void login(SessionId id, LoginFacts login) {
        begin(LOGIN, id, login);
        body.varint(login.exchange());
        body.text(login.mechanism());
        body.text(login.user());
        body.text(login.authzid());
        Codes.OUTCOME.write(login.outcome(), body);
        body.text(login.reply());
        secret(login.secret());
        body.varint(login.details().size());
        login.details().forEach((name, value) -> {
            body.text(name);
            body.text(value);
        });
        finish();
    }

    private void secret(@Nullable SecretFacts secret) {
        body.bool(secret != null);
        if (secret != null) {
            Codes.ENCODING.write(secret.base64(), body);
            body.bool(secret.empty());
            body.bool(secret.edges());
            body.zigzag(secret.fingerprint());
        }
    }

    private void finding(SessionId id, Finding finding) {
        begin(FINDING, id, finding);
        body.text(finding.kind().wireName());
        Codes.ORIGIN.write(finding.origin(), body);
        body.varint(finding.exchange());
        body.zigzag(finding.offset());
        body.text(finding.detail());
        finish();
    }

    private void tally(SessionId id, Tally tally) {
        begin(TALLY, id, tally);
        kept(tally.client());
        kept(tally.server());
        finish();
    }

    private void kept(Tally.Kept kept) {
        body.varint(kept.kept());
        body.varint(kept.withheld());
        body.varint(kept.lost());
        body.fixed32(kept.crc32c());
    }

    private void end(SessionId id, SessionEnd end) {
        begin(END, id, end);
        Codes.ENDED_BY.write(end.endedBy(), body);
        wire(end.client());
        wire(end.server());
        finish();
    }

    private void wire(SessionEnd.Wire wire) {
        body.zigzag(wire.received());
        body.zigzag(wire.forwarded());
    }
}
