package mailtap.relay;

import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.util.function.Consumer;
import mailtap.transcript.Bytes;
import mailtap.transcript.Decoder;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Origin;
import mailtap.transcript.Recorder;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What listens to one session: its decoder, and the recorder behind it. Nothing they do comes back as an exception.
 * Should the decoder throw in spite of its contract, the rest of the session is kept as lengths, so that the frames of
 * each side still tile its stream.
 */
final class Tap {
    private static final Logger LOG = LoggerFactory.getLogger(Tap.class);

    /** How far one side's stream was heard, and how far frames cover it. */
    private static final class Stream {
        private long heard;
        private long covered;
    }

    private final SessionId id;
    private final Recorder recorder;
    private final Decoders decoders;
    private final Stream client = new Stream();
    private final Stream server = new Stream();
    private @Nullable Decoder decoder;
    private boolean recorderFailed;

    Tap(SessionId id, Recorder recorder, Decoders decoders) {
        this.id = id;
        this.recorder = recorder;
        this.decoders = decoders;
    }

    void started(SessionStart start, Route route) {
        record(start);
        guarded(start.at(), () -> decoder = decoders.open(route, this::decoded));
    }

    /** Copies the readable bytes and leaves the buffer as it was. */
    Verdict received(Side side, ByteBuf buffer, Instant at) {
        int length = buffer.readableBytes();
        Verdict[] verdict = {Verdict.all(length)};
        Decoder listening = decoder;
        of(side).heard += length;
        if (listening == null) {
            cover(side, at);
        } else {
            Bytes bytes = copy(buffer);
            guarded(at, () -> verdict[0] = listening.received(side, bytes, at));
            of(side).heard -= length - verdict[0].taken();
        }
        return verdict[0];
    }

    /** It is part of what the side said, and nobody gets it. */
    void dropped(Side side, ByteBuf buffer, Instant at) {
        of(side).heard += buffer.readableBytes();
        Bytes bytes = copy(buffer);
        tell(side, at, listening -> listening.dropped(side, bytes, at));
    }

    /** A line between mailtap itself and the server. */
    void own(Side side, Bytes bytes, Instant at) {
        of(side).heard += bytes.length();
        tell(side, at, listening -> listening.own(side, bytes, at));
    }

    void secured(Side leg, Instant at) {
        tell(leg, at, listening -> listening.secured(leg, at));
    }

    void closed(Side side, Instant at) {
        tell(side, at, listening -> listening.closed(side, at));
    }

    private void tell(Side side, Instant at, Consumer<Decoder> event) {
        Decoder listening = decoder;
        if (listening == null) {
            cover(side, at);
        } else {
            guarded(at, () -> event.accept(listening));
        }
    }

    private static Bytes copy(ByteBuf buffer) {
        byte[] copy = new byte[buffer.readableBytes()];
        buffer.getBytes(buffer.readerIndex(), copy);
        return Bytes.wrap(copy);
    }

    void found(Finding finding) {
        record(finding);
    }

    void told(TlsFacts facts) {
        record(facts);
    }

    void ended(SessionEnd end) {
        record(end);
    }

    boolean isCrowded() {
        try {
            return recorder.isCrowded();
        } catch (Throwable fault) {
            recorderFault(fault);
            return false;
        }
    }

    private void decoded(Entry entry) {
        if (entry instanceof Frame frame) {
            of(frame.side()).covered = frame.offset() + frame.length();
        }
        record(entry);
    }

    private void guarded(Instant at, Runnable call) {
        try {
            call.run();
        } catch (Throwable fault) {
            LOG.error("session {}: the decoder failed; the session goes on unread", id, fault);
            decoder = null;
            record(new Finding(at, FindingKind.DECODER_FAULT, Origin.MAILTAP, 0, -1, ""));
            cover(Side.CLIENT, at);
            cover(Side.SERVER, at);
        }
    }

    private void cover(Side side, Instant at) {
        Stream stream = of(side);
        long from = stream.covered;
        if (stream.heard > from) {
            stream.covered = stream.heard;
            record(Frame.absent(at, side, Label.WITHHELD, 0, from, stream.heard - from));
        }
    }

    private Stream of(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    private void record(Entry entry) {
        try {
            recorder.record(id, entry);
        } catch (Throwable fault) {
            recorderFault(fault);
        }
    }

    private void recorderFault(Throwable fault) {
        if (!recorderFailed) {
            recorderFailed = true;
            LOG.error("session {}: the recorder failed; traffic goes on", id, fault);
        }
    }
}
