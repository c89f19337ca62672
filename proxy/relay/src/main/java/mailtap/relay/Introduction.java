package mailtap.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mailtap.relay.OwnStartTls.Agreed;
import mailtap.relay.OwnStartTls.Greeted;
import mailtap.relay.OwnStartTls.Refused;
import mailtap.relay.OwnStartTls.Say;
import mailtap.relay.OwnStartTls.Step;
import mailtap.relay.OwnStartTls.Wait;
import mailtap.transcript.Bytes;
import mailtap.transcript.Protocol;
import mailtap.transcript.Side;

/** Carries mailtap's own STARTTLS out on a session's connection to the server, before the client is let through. */
@SuppressWarnings("FutureReturnValueIgnored") // what comes of a write is told to the handlers
final class Introduction {
    /** Who wants to know what came of it, with what the server said behind its last answer. */
    interface Ear {
        /** The client is to have these bytes. */
        void greeted(Bytes greeting);

        void own(Side side, Bytes line);

        void agreed(Bytes behind);

        void refused(String why, Bytes behind);
    }

    private final Channel server;
    private final Ear ear;
    private final OwnStartTls talk;
    private final Future<?> alarm;
    private Bytes heard = Bytes.EMPTY;
    private boolean over;

    Introduction(Channel server, Protocol protocol, RelaySettings settings, Ear ear) {
        this.server = server;
        this.ear = ear;
        this.talk = new OwnStartTls(protocol, ((InetSocketAddress) server.localAddress()).getAddress());
        this.alarm = server.eventLoop()
                .schedule(
                        () -> refuse("it did not answer in time", heard),
                        settings.handshakeTimeout().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    void received(ByteBuf chunk) {
        heard = heard.plus(Bytes.wrap(ByteBufUtil.getBytes(chunk)));
        chunk.release();
        while (!over && take(talk.next(heard))) {
            // the next reply may be there already
        }
        if (!over) {
            server.read();
        }
    }

    /** The server will say no more. */
    void ended() {
        refuse("it closed the connection", heard);
    }

    void cancel() {
        over = true;
        alarm.cancel(false);
    }

    /** Returns whether there may be more to take. */
    private boolean take(Step step) {
        switch (step) {
            case Wait wait -> {
                return false;
            }
            case Greeted(int length, String line) -> {
                ear.greeted(cut(length));
                say(line);
            }
            case Say(int length, String line) -> {
                ear.own(Side.SERVER, cut(length));
                say(line);
            }
            case Agreed(int length) -> {
                ear.own(Side.SERVER, cut(length));
                cancel();
                ear.agreed(heard);
            }
            case Refused(int length, String why) -> {
                ownIfAny(cut(length));
                refuse(why, heard);
            }
        }
        return true;
    }

    private void ownIfAny(Bytes reply) {
        if (!reply.isEmpty()) {
            ear.own(Side.SERVER, reply);
        }
    }

    private void refuse(String why, Bytes behind) {
        if (!over) {
            cancel();
            ear.refused(why, behind);
        }
    }

    private void say(String line) {
        Bytes bytes = Bytes.latin1(line);
        ear.own(Side.CLIENT, bytes);
        server.writeAndFlush(Unpooled.wrappedBuffer(bytes.toArray()));
    }

    private Bytes cut(int length) {
        Bytes first = heard.slice(0, length);
        heard = heard.from(length);
        return first;
    }
}
