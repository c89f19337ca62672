package mailtap.relay;

import io.netty.channel.Channel;
import mailtap.transcript.SessionEnd.EndedBy;
import mailtap.transcript.Side;

/**
 * How one side's connection ends, and what follows for the other:
 *
 * <ul>
 *   <li>it shuts its output (FIN): when everything of it is written, the other's output is shut. A leg whose two
 *       directions are shut is closed;
 *   <li>it is reset: it is closed at once; when what it had said is written to the other, the other is reset;
 *   <li>a write to it fails: nobody is there any more. What it still has to say is read, then it counts as reset.
 * </ul>
 */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of it is told to the handlers
final class Ending {
    private final Session session;
    private final Leg leg;
    private Closing closing = new Closing(null);
    private boolean inputDone;
    private boolean outputDone;
    /** Nothing written to it arrives: a write failed, or it was reset. */
    private boolean deaf;

    private boolean reset;
    private boolean passedOn;

    Ending(Session session, Leg leg) {
        this.session = session;
        this.leg = leg;
    }

    /** The connection is there. */
    void opened(Channel channel) {
        closing = new Closing(channel);
    }

    Closing closing() {
        return closing;
    }

    /** It will say no more. */
    boolean isInputDone() {
        return inputDone;
    }

    boolean isDeaf() {
        return deaf;
    }

    /** It has shut its output, or said so within TLS. */
    void inputEnded() {
        inputDone = true;
        if (deaf) {
            wasReset();
            return;
        }
        session.opening().ended(leg.side());
        if (session.isOver()) {
            return;
        }
        session.endedBy(leg.side() == Side.CLIENT ? EndedBy.CLIENT : EndedBy.SERVER);
        closeWhenShut();
        watchForReset();
        leg.goOn();
    }

    /** After a FIN the transport does not tell of a reset any more, so the connection itself is asked. */
    private void watchForReset() {
        if (!outputDone && Tcp.canBeAsked(leg.channel())) {
            if (Tcp.isClosedByPeer(leg.channel())) {
                wasReset();
            } else {
                leg.later(Limits.HALF_OPEN_POLL_MILLIS, this::watchForReset);
            }
        }
    }

    /** A write to it failed. */
    void becameDeaf() {
        if (deaf) {
            return;
        }
        deaf = true;
        outputDone = true;
        session.hurry();
        if (inputDone) {
            wasReset();
        } else {
            leg.goOn();
        }
    }

    void wasReset() {
        if (reset) {
            return;
        }
        reset = true;
        deaf = true;
        leg.dropWaiting();
        inputDone = true;
        outputDone = true;
        session.endedBy(leg.side() == Side.CLIENT ? EndedBy.CLIENT_RESET : EndedBy.SERVER_RESET);
        session.hurry();
        closing.now();
        leg.goOn();
    }

    /** Everything it said is written. At most twice: a side that has ended in order may be reset after that. */
    void passOn() {
        Leg other = session.other(leg);
        if (heardAll()) {
            other.release();
        }
        if (reset) {
            other.closing().hardWhenDelivered();
        } else {
            other.ending().shutOutput();
        }
    }

    /** Tells whoever listens, once; whether this was the time. */
    boolean heardAll() {
        boolean first = !passedOn;
        passedOn = true;
        if (first) {
            session.heardAll(leg);
        }
        return first;
    }

    private void shutOutput() {
        if (!outputDone) {
            outputDone = true;
            if (leg.isEncrypted()) {
                // A TLS engine cannot end one direction alone: it says close_notify, and that is that.
                closing.orderly();
            } else {
                leg.channel().shutdownOutput();
            }
        }
        closeWhenShut();
    }

    /** A connection shut both ways would make epoll report it for ever, so it is not kept until the other is done. */
    private void closeWhenShut() {
        if (inputDone && outputDone) {
            closing.orderly();
        }
    }

    /** The connection is gone. */
    void closed() {
        inputDone = true;
        outputDone = true;
    }

    /** mailtap stops: as if this side had said all it had to say. */
    void stop() {
        inputDone = true;
    }
}
