package mailtap.journal;

import java.time.Instant;
import java.util.Map;
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
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Entries of every kind with any values, in no sensible order. */
final class Entries {
    private Entries() {}

    static Arbitrary<JournalEntry> any() {
        Arbitrary<SessionId> sessions =
                Arbitraries.longs().between(1, 4).map(n -> new SessionId(n * 0x9E37_79B9_7F4A_7C15L));
        Arbitrary<Entry> entries = Arbitraries.oneOf(
                starts(), keptFrames(), absentFrames(), tls(), contents(), logins(), findings(), tallies(), ends());
        return Combinators.combine(sessions, entries).as(JournalEntry::new);
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(-1_000_000_000_000L, 4_000_000_000_000_000L)
                .map(Micros::instant);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(20).filter(Entries::isText);
    }

    /** Half a surrogate pair is no text, and nothing that was ever decoded from bytes. */
    private static boolean isText(String text) {
        return text.chars().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static Arbitrary<Entry> starts() {
        return Combinators.combine(
                        times(),
                        Arbitraries.of(Protocol.values()),
                        texts(),
                        Arbitraries.of(SessionStart.Source.values()),
                        endpoints(),
                        endpoints())
                .as(SessionStart::new);
    }

    private static Arbitrary<Endpoint> endpoints() {
        return Combinators.combine(
                        texts().injectNull(0.3),
                        texts().injectNull(0.3),
                        Arbitraries.integers().between(-1, 65_535))
                .as(Endpoint::new);
    }

    private static Arbitrary<Entry> keptFrames() {
        return Combinators.combine(
                        times(),
                        Arbitraries.of(Side.values()),
                        Arbitraries.of(Label.values()).filter(label -> !label.isAbsent()),
                        Arbitraries.integers().between(0, 1000),
                        offsets(),
                        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(200))
                .as((at, side, label, exchange, offset, bytes) ->
                        Frame.kept(at, side, label, exchange, offset, Bytes.wrap(bytes)));
    }

    private static Arbitrary<Entry> absentFrames() {
        return Combinators.combine(
                        times(),
                        Arbitraries.of(Side.values()),
                        Arbitraries.of(Label.values()).filter(label -> label.isAbsent() || label == Label.CREDENTIAL),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        offsets(),
                        Arbitraries.longs().between(1, 1L << 50))
                .as(Frame::absent);
    }

    private static Arbitrary<Long> offsets() {
        return Arbitraries.longs().between(0, 1L << 50);
    }

    private static Arbitrary<Entry> tls() {
        Arbitrary<@Nullable String> maybe = texts().injectNull(0.3);
        return Combinators.combine(
                        times(),
                        Arbitraries.of(Side.values()),
                        Arbitraries.of(TlsFacts.StartedBy.values()),
                        Arbitraries.of(TlsMode.values()),
                        Arbitraries.of(TlsFacts.Outcome.values()),
                        certificates().injectNull(0.3),
                        maybe.list().ofSize(8),
                        Arbitraries.longs().between(-1, 1L << 40))
                .as((at, leg, by, mode, outcome, certificate, texts, millis) -> new TlsFacts(
                        at,
                        leg,
                        by,
                        mode,
                        outcome,
                        texts.get(0),
                        texts.get(1),
                        texts.get(2),
                        texts.get(3),
                        certificate,
                        texts.get(4),
                        texts.get(5),
                        texts.get(6),
                        millis,
                        texts.get(7)));
    }

    private static Arbitrary<TlsFacts.Certificate> certificates() {
        return Combinators.combine(texts(), texts(), texts(), times(), times()).as(TlsFacts.Certificate::new);
    }

    private static Arbitrary<Entry> contents() {
        return Combinators.combine(
                        times(),
                        Arbitraries.of(Side.values()),
                        Arbitraries.integers().between(0, 1000),
                        offsets(),
                        texts().injectNull(0.3),
                        texts().injectNull(0.3),
                        Arbitraries.of(true, false))
                .as(ContentFacts::new);
    }

    private static Arbitrary<Entry> logins() {
        return Combinators.combine(
                        times(),
                        Arbitraries.integers().between(0, 1000),
                        texts(),
                        texts().injectNull(0.3),
                        texts().injectNull(0.3),
                        Arbitraries.of(LoginFacts.Outcome.values()),
                        texts().injectNull(0.3),
                        secrets().injectNull(0.3))
                .as((at, exchange, mechanism, user, authzid, outcome, reply, secret) -> new LoginFacts(
                        at,
                        exchange,
                        mechanism,
                        user,
                        authzid,
                        outcome,
                        reply,
                        secret,
                        user == null ? Map.of() : Map.of(mechanism, user)));
    }

    private static Arbitrary<SecretFacts> secrets() {
        return Combinators.combine(
                        Arbitraries.of(SecretFacts.Encoding.values()),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(-1, 65_535))
                .as(SecretFacts::new);
    }

    private static Arbitrary<Entry> findings() {
        return Combinators.combine(
                        times(),
                        Arbitraries.of(FindingKind.values()),
                        Arbitraries.of(Origin.values()),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.longs().between(-1, 1L << 50),
                        texts())
                .as(Finding::new);
    }

    private static Arbitrary<Entry> tallies() {
        return Combinators.combine(times(), kept(), kept()).as(Tally::new);
    }

    private static Arbitrary<Tally.Kept> kept() {
        return Combinators.combine(offsets(), offsets(), offsets(), Arbitraries.integers())
                .as(Tally.Kept::new);
    }

    private static Arbitrary<Entry> ends() {
        return Combinators.combine(times(), Arbitraries.of(SessionEnd.EndedBy.values()), wires(), wires())
                .as(SessionEnd::new);
    }

    private static Arbitrary<SessionEnd.Wire> wires() {
        Arbitrary<Long> counts = Arbitraries.longs().between(-1, 1L << 50);
        return Combinators.combine(counts, counts).as(SessionEnd.Wire::new);
    }
}
