package mailtap.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import mailtap.relay.tls.ClientTls;
import mailtap.relay.tls.TlsTrouble;
import mailtap.relay.tls.UpstreamTls;
import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Origin;
import mailtap.transcript.SessionEnd.EndedBy;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.TlsFacts.Outcome;
import mailtap.transcript.TlsFacts.StartedBy;
import org.jspecify.annotations.Nullable;

/**
 * Brings the legs of a session to TLS, when it begins and when client and server agree on STARTTLS: what was said in clear
 * stays on its side of that line, the server's leg is secured and verified before the client hears of it, and where
 * either fails the session is over.
 */
final class Opening {
    record Legs(Leg client, Leg server) {}

    private final Session session;
    private final Tap tap;
    private final Legs legs;
    private final Securing securing;
    /** What the client is still to hear in clear: the server's agreement, or its greeting. */
    private ByteBuf words = Unpooled.EMPTY_BUFFER;

    private @Nullable Introduction introduction;

    Opening(Session session, Tap tap, Legs legs, Securing securing) {
        this.session = session;
        this.tap = tap;
        this.legs = legs;
        this.securing = securing;
    }

    /** The server is connected; it goes by this name. */
    void begin(String host) {
        securing.towards(host);
        RouteTls tls = session.route().tls();
        session.suspend();
        if (tls.opensServer()) {
            secureServer(StartedBy.IMPLICIT, this::welcome);
        } else if (tls.saysStartTls()) {
            introduction = new Introduction(
                    legs.server().channel(), session.route().protocol(), session.settings(), new Introduced());
            legs.server().channel().read();
        } else {
            welcome();
        }
    }

    private void welcome() {
        if (session.route().tls().opensClient()) {
            secureClient(StartedBy.IMPLICIT);
        } else {
            speak();
            session.relay();
        }
    }

    /** The server has agreed to the client's STARTTLS; these are its last words in clear, not passed on yet. */
    void agreed(ByteBuf agreement) {
        session.suspend();
        words = agreement;
        legs.server().dropHeld();
        secureServer(securing.command(), () -> secureClient(securing.command()));
    }

    /** What comes from the server while mailtap itself speaks with it. */
    void received(ByteBuf chunk) {
        Introduction talking = introduction;
        if (talking == null) {
            legs.server().hold(chunk);
        } else {
            talking.received(chunk);
        }
    }

    private void secureServer(StartedBy by, Runnable then) {
        securing.server(legs.server().channel(), by, facts -> secured(facts, then));
    }

    private void secureClient(StartedBy by) {
        if (by == StartedBy.IMPLICIT) {
            securing.client(legs.client().channel(), by, facts -> secured(facts, this::relay));
            return;
        }
        legs.client().dropClear();
        // First the handler, then the words: the client's hello may follow them at once.
        securing.client(legs.client().channel(), by, facts -> secured(facts, session::relay));
        speak();
        legs.client().offerHello();
    }

    private void relay() {
        speak();
        session.relay();
    }

    private void secured(TlsFacts facts, Runnable then) {
        if (session.isOver()) {
            return;
        }
        tap.told(facts);
        if (facts.outcome() == Outcome.OPENED) {
            tap.secured(facts.leg(), session.clock().now());
            tellUnverified(facts);
            then.run();
        } else {
            String why = String.valueOf(facts.failure());
            fail(facts.leg(), why, advice(facts, why));
        }
    }

    private void tellUnverified(TlsFacts facts) {
        if (facts.leg() == Side.SERVER && !facts.isVerified()) {
            session.found(FindingKind.UPSTREAM_UNVERIFIED, Origin.SERVER, String.valueOf(facts.verification()));
        }
    }

    private String advice(TlsFacts facts, String why) {
        ClientTls tls = facts.leg() == Side.CLIENT ? session.route().tls().client() : null;
        String named = tls == null ? "" : tls.advice(facts.sni());
        return named.isEmpty() ? TlsTrouble.advice(facts.leg(), why) : named;
    }

    private void fail(Side leg, String why, String advice) {
        boolean server = leg == Side.SERVER;
        String where = server ? session.route().upstream() + ": " : "";
        session.found(
                server ? FindingKind.UPSTREAM_TLS_FAILED : FindingKind.CLIENT_TLS_FAILED,
                Origin.of(leg),
                where + why + advice);
        session.over(EndedBy.TLS_FAILED);
    }

    /** The client hears what it was kept waiting for. */
    private void speak() {
        if (words.isReadable()) {
            legs.server().passLate(words);
        } else {
            words.release();
        }
        words = Unpooled.EMPTY_BUFFER;
    }

    /** Something ended or broke a leg. */
    void broken(Side side, Throwable cause) {
        securing.broken(side, cause);
    }

    void ended(Side side) {
        Introduction talking = introduction;
        if (talking != null && side == Side.SERVER) {
            talking.ended();
        }
        securing.ended(side);
    }

    void cancel() {
        Introduction talking = introduction;
        if (talking != null) {
            talking.cancel();
        }
        words.release();
        words = Unpooled.EMPTY_BUFFER;
    }

    private final class Introduced implements Introduction.Ear {
        @Override
        public void greeted(Bytes greeting) {
            ByteBuf bytes = Unpooled.wrappedBuffer(greeting.toArray());
            session.hear(legs.server(), bytes);
            words = bytes;
        }

        @Override
        public void own(Side side, Bytes line) {
            tap.own(side, line, session.clock().now());
        }

        @Override
        public void agreed(Bytes behind) {
            introduction = null;
            if (!behind.isEmpty()) {
                session.drop(legs.server(), Unpooled.wrappedBuffer(behind.toArray()));
            }
            secureServer(securing.command(), Opening.this::welcome);
        }

        @Override
        public void refused(String why, Bytes behind) {
            introduction = null;
            if (!behind.isEmpty()) {
                legs.server().hold(Unpooled.wrappedBuffer(behind.toArray()));
            }
            UpstreamTls tls = session.route().tls().upstream();
            if (tls != null && tls.isOpportunistic()) {
                session.found(
                        FindingKind.UPSTREAM_TLS_FAILED,
                        Origin.SERVER,
                        session.route().upstream() + ": " + why);
                welcome();
            } else {
                fail(Side.SERVER, why, TlsTrouble.advice(Side.SERVER, why));
            }
        }
    }
}
