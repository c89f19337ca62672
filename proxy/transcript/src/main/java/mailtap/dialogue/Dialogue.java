package mailtap.dialogue;

import java.time.Instant;
import java.util.function.Consumer;
import mailtap.sasl.Secrets;
import mailtap.transcript.Bytes;
import mailtap.transcript.Decoder;
import mailtap.transcript.Entry;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Protocol;
import mailtap.transcript.Side;
import mailtap.transcript.TlsMode;
import mailtap.transcript.Verdict;
import mailtap.transcript.Verdict.Then;

/**
 * One session's bytes in, its entries out: {@link Frame}s that tile the stream of each side, findings, and the facts of
 * logins, secrets already masked. Never throws, whatever the bytes; one thread at a time.
 *
 * <p>A source tells it everything in the order it saw it, and at the end calls {@link #closed} for <em>both</em> sides:
 * what is still held for want of a reply is written then.
 */
public final class Dialogue implements Decoder {
    private final Scribe scribe;
    private final Logins logins;
    private final Unanswered unanswered = new Unanswered();
    private final Upgrade upgrade;
    private final Conduct conduct;
    private final ClientSide client;
    private final ServerSide server;
    private final long[] seen = new long[2];
    private final boolean[] closed = new boolean[2];
    private boolean broken;

    /** For a source that relays or finds TLS closed. */
    public Dialogue(Protocol protocol, Secrets secrets, Consumer<Entry> out) {
        this(protocol, secrets, out, TlsMode.PASS);
    }

    /** @param mode INTERCEPT for a source that opens TLS where a client asks for it and the server agrees */
    public Dialogue(Protocol protocol, Secrets secrets, Consumer<Entry> out, TlsMode mode) {
        scribe = new Scribe(out, secrets.keep());
        upgrade = new Upgrade(scribe, mode == TlsMode.INTERCEPT);
        logins = new Logins(secrets, scribe, upgrade);
        Offers offers = new Offers();
        Grammar grammar = Grammar.of(protocol, offers);
        conduct = new Conduct(protocol, scribe, unanswered, offers);
        Hellos hellos = new Hellos(scribe, grammar.upgrade());
        Talk talk = new Talk(grammar, scribe, unanswered, logins, upgrade, conduct, hellos);
        client = new ClientSide(talk);
        server = new ServerSide(talk, client);
    }

    /**
     * Bytes of one side, as they came. All of them are taken unless the source opens TLS: then it holds back or drops what
     * the verdict leaves.
     */
    @Override
    public Verdict received(Side side, Bytes chunk, Instant at) {
        if (chunk.isEmpty()) {
            return Verdict.all(0);
        }
        int[] taken = {chunk.length()};
        seen[Scribe.index(side)] += chunk.length();
        guarded(at, () -> {
            if (broken) {
                unread(side, chunk);
            } else if (side == Side.SERVER) {
                taken[0] = server.received(chunk);
            } else {
                upgrade.clientSpoke();
                taken[0] = client.received(chunk);
            }
        });
        return broken ? Verdict.all(chunk.length()) : verdict(side, chunk, taken[0]);
    }

    private Verdict verdict(Side side, Bytes chunk, int taken) {
        seen[Scribe.index(side)] -= chunk.length() - taken;
        boolean agreed = side == Side.SERVER && upgrade.isAgreed();
        return new Verdict(taken, agreed ? Then.SWITCH : client.isHeld() ? Then.HOLD : Then.GO_ON);
    }

    /** Bytes that a verdict left, and that the source passes on to nobody. */
    @Override
    public void dropped(Side side, Bytes bytes, Instant at) {
        seen[Scribe.index(side)] += bytes.length();
        guarded(at, () -> {
            if (broken) {
                unread(side, bytes);
            } else if (!bytes.isEmpty()) {
                boolean harmless = side == Side.CLIENT ? client.isHarmless(bytes) : !logins.knowsSecrets();
                upgrade.dropped(side, unanswered.last(), bytes, harmless);
            }
        });
    }

    /** The leg is encrypted from here on; what is received on it is what was said inside. */
    @Override
    public void secured(Side leg, Instant at) {
        guarded(at, () -> {
            if (upgrade.secured(leg)) {
                client.goOn();
                server.goOn();
            }
        });
    }

    /** Lines between the source itself and the server: what it said (CLIENT), and the answer to that (SERVER). */
    @Override
    public void own(Side side, Bytes lines, Instant at) {
        seen[Scribe.index(side)] += lines.length();
        guarded(at, () -> scribe.own(side, lines));
    }

    /** Bytes that were relayed, and that the source could not see. */
    public void lost(Side side, long length, Instant at) {
        if (length <= 0) {
            return;
        }
        seen[Scribe.index(side)] += length;
        guarded(at, () -> {
            if (broken) {
                scribe.absent(side, Label.LOST, unanswered.last(), length);
            } else if (side == Side.SERVER) {
                server.lost(length);
            } else {
                client.lost(length);
            }
        });
    }

    /** The side will send no more. */
    @Override
    public void closed(Side side, Instant at) {
        if (closed[Scribe.index(side)]) {
            return;
        }
        closed[Scribe.index(side)] = true;
        guarded(at, () -> {
            if (!broken) {
                close(side);
            }
        });
    }

    /** What the client's next bytes are read as. */
    ClientSide.Mode clientMode() {
        return client.mode();
    }

    /** The same of the server's. */
    ServerSide.Mode serverMode() {
        return server.mode();
    }

    private void close(Side side) {
        if (side == Side.SERVER) {
            server.closed();
        } else {
            client.closed();
        }
        if (closed[Scribe.index(Side.SERVER)]) {
            client.noReplies();
        }
        if (closed[Scribe.index(side.other())]) {
            logins.unfinished();
            conduct.closed();
            if (!unanswered.isEmpty()) {
                scribe.finding(Side.SERVER, unanswered.number(), -1, FindingKind.REPLY_MISSING, "");
            }
        }
    }

    /** Watching must never change traffic: whatever goes wrong here ends the reading, not the session. */
    private void guarded(Instant at, Runnable step) {
        scribe.now(at);
        try {
            step.run();
        } catch (RuntimeException | StackOverflowError fault) {
            giveUp(fault);
        }
    }

    private void giveUp(Throwable fault) {
        boolean again = broken;
        broken = true;
        try {
            for (Side side : Side.values()) {
                scribe.absent(side, Label.WITHHELD, unanswered.last(), seen[Scribe.index(side)] - scribe.offset(side));
            }
            if (!again) {
                scribe.fault(fault.getClass().getSimpleName());
            }
        } catch (RuntimeException | StackOverflowError unwritable) {
            // The sink itself fails; the next bytes try again to account for these.
            broken = true;
        }
    }

    private void unread(Side side, Bytes chunk) {
        long missing = seen[Scribe.index(side)] - scribe.offset(side) - chunk.length();
        scribe.absent(side, Label.WITHHELD, unanswered.last(), missing);
        boolean mayBeSecret = side == Side.CLIENT || logins.knowsSecrets();
        scribe.write(side, mayBeSecret ? Label.WITHHELD : Label.OPAQUE, unanswered.last(), chunk);
    }
}
