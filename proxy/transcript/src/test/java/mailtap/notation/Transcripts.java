package mailtap.notation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import mailtap.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/** Arbitrary transcripts, as unlikely as the model allows; one for each seed. */
public final class Transcripts {
    private static final String[] BITS = {
        "a",
        "*",
        "**{3}",
        "\\",
        " ",
        "   = ",
        "   =",
        "\r\n",
        "\n",
        "\r",
        "\t",
        ".",
        "\0",
        "\u001b[2J",
        "{",
        "}",
        "|",
        "@{",
        "\"",
        "#",
        "\u00e9",
        "\u5f20\u5e06",
        "\u202e",
        "\u0301",
        "\ud83d\ude00",
        "e\u0301\u0301\u0301\u0301",
        "C: x",
        "\u2026",
        "  ",
        "session ",
        "PASS ",
        "12 bytes lost"
    };
    private static final Label[] LABELS = Label.values();
    private final Random random;
    private final long[] offsets = new long[2];
    private Instant at = Instant.parse("2026-11-22T09:14:03.118765Z");

    private Transcripts(long seed) {
        random = new Random(seed);
    }

    public static Transcript arbitrary(long seed) {
        return new Transcripts(seed).transcript();
    }

    private Transcript transcript() {
        List<Entry> entries = new ArrayList<>();
        if (chance(4)) {
            entries.add(new SessionStart(
                    at, one(Protocol.values()), string(), one(SessionStart.Source.values()), endpoint(), endpoint()));
        }
        int size = random.nextInt(30);
        for (int i = 0; i < size; i++) {
            entries.add(entry());
        }
        return new Transcript(new SessionId(random.nextLong()), entries);
    }

    private Entry entry() {
        at = chance(2) ? at : at.plusNanos(1_000L * (random.nextInt(3_000_000) - 100_000));
        return switch (random.nextInt(20)) {
            case 0 ->
                new Finding(
                        at,
                        one(FindingKind.values()),
                        one(Origin.values()),
                        random.nextInt(3),
                        random.nextInt(9) - 1,
                        string());
            case 1 -> login();
            case 2 -> new Tally(at, kept(), kept());
            case 3 -> tls();
            case 4 ->
                new ContentFacts(
                        at, one(Side.values()), random.nextInt(3), random.nextInt(9), maybe(), maybe(), chance(2));
            case 5 -> new SessionEnd(at, one(SessionEnd.EndedBy.values()), SessionEnd.Wire.UNKNOWN, wire());
            default -> frame();
        };
    }

    private Frame frame() {
        Side side = one(Side.values());
        int index = side == Side.CLIENT ? 0 : 1;
        Label label = chance(3) ? one(LABELS) : one(new Label[] {Label.COMMAND, Label.REPLY, Label.CONTENT});
        offsets[index] += chance(12) ? random.nextInt(5) : 0;
        Bytes bytes = label.isAbsent() || (label == Label.CREDENTIAL && chance(2)) ? Bytes.EMPTY : bytes();
        long length = bytes.isEmpty() ? 1 + random.nextInt(40) : bytes.length();
        Frame frame = new Frame(at, side, label, random.nextInt(2), offsets[index], length, bytes);
        offsets[index] += length;
        return frame;
    }

    private Bytes bytes() {
        if (chance(10)) {
            byte[] noise = new byte[1 + random.nextInt(60)];
            random.nextBytes(noise);
            return Bytes.wrap(noise);
        }
        return Bytes.wrap((one(BITS) + string() + (chance(2) ? "\r\n" : "")).getBytes(StandardCharsets.UTF_8));
    }

    private LoginFacts login() {
        SecretFacts secret = new SecretFacts(
                one(SecretFacts.Encoding.values()), chance(2), chance(2), chance(2) ? -1 : random.nextInt(1 << 16));
        return new LoginFacts(
                at,
                random.nextInt(3),
                string(),
                maybe(),
                maybe(),
                one(LoginFacts.Outcome.values()),
                maybe(),
                chance(2) ? secret : null,
                chance(2) ? Map.of() : Map.of(string(), string()));
    }

    private TlsFacts tls() {
        return new TlsFacts(
                at,
                one(Side.values()),
                one(TlsFacts.StartedBy.values()),
                one(TlsMode.values()),
                one(TlsFacts.Outcome.values()),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                chance(2) ? new TlsFacts.Certificate(string(), string(), string(), at, Instant.MAX) : null,
                maybe(),
                maybe(),
                maybe(),
                random.nextInt(3) - 1L,
                maybe());
    }

    private Tally.Kept kept() {
        return new Tally.Kept(random.nextInt(99), random.nextInt(99), random.nextInt(99), random.nextInt());
    }

    private SessionEnd.Wire wire() {
        return new SessionEnd.Wire(random.nextInt(99), random.nextInt(99));
    }

    private Endpoint endpoint() {
        String ip = one(new String[] {"192.0.2.7", "::1", "2001:db8::7", "fe80::1%eth0"});
        String host = one(new String[] {"smtp.example.com", "localhost", "192.0.2.9", "a b", "f00"});
        return new Endpoint(chance(2) ? host : null, chance(2) ? ip : null, random.nextInt(65536));
    }

    private @Nullable String maybe() {
        return chance(2) ? string() : null;
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(one(BITS));
        }
        return text.toString();
    }

    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T one(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
