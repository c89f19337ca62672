package mailtap.relay;

import io.netty.buffer.ByteBuf;
import java.time.Instant;
import mailtap.transcript.Bytes;
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
    private final Decoder.Factory decoders;
    private final Stream client = new Stream();
    private final Stream server = new Stream();
    private @Nullable Decoder decoder;
    private boolean recorderFailed;

    Tap(SessionId id, Recorder recorder, Decoder.Factory decoders) {
        this.id = id;
        this.recorder = recorder;
        this.decoders = decoders;
    }

    void started(SessionStart start) {
        record(start);
        guarded(start.at(), () -> decoder = decoders.open(start.protocol(), this::decoded));
    }

    /** Copies the readable bytes and leaves the buffer as it was. */
    void received(Side side, ByteBuf buffer, Instant at) {
        int length = buffer.readableBytes();
        of(side).heard += length;
        Decoder listening = decoder;
        if (listening == null) {
            cover(side, at);
            return;
        }
        byte[] copy = new byte[length];
        buffer.getBytes(buffer.readerIndex(), copy);
        guarded(at, () -> listening.received(side, Bytes.wrap(copy), at));
    }

    void closed(Side side, Instant at) {
        Decoder listening = decoder;
        if (listening != null) {
            guarded(at, () -> listening.closed(side, at));
        }
    }

    void found(Finding finding) {
        record(finding);
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
