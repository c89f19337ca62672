package mailtap.sandbox;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Cuts a stream at LF, keeping the line ends. A longer line than fits comes in pieces, so nothing waits unbounded. */
final class Lines extends ByteToMessageDecoder {
    /** Far above the 512 and 1000 octets of RFC 5321 4.5.3.1, and above what AUTH may need. */
    static final int PIECE_BYTES_MAX = 16 * 1024;

    /** A line, or a piece of one that is too long. */
    static final class Piece {
        private final byte[] bytes;

        Piece(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean endsLine() {
            return bytes[bytes.length - 1] == '\n';
        }

        /** Without the line end, which may be a bare LF: people type here too. */
        String text() {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return text.endsWith("\r\n")
                    ? text.substring(0, text.length() - 2)
                    : text.substring(0, text.length() - (endsLine() ? 1 : 0));
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int end = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
        int length = end < 0 ? in.readableBytes() : end + 1 - in.readerIndex();
        if (end >= 0 || length >= PIECE_BYTES_MAX) {
            out.add(new Piece(ByteBufUtil.getBytes(in.readSlice(Math.min(length, PIECE_BYTES_MAX)))));
        }
    }

    /** What was said in clear, behind the command that began TLS, is no part of what is said in TLS (RFC 3207 4.2). */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof SslHandshakeCompletionEvent) {
            internalBuffer().skipBytes(internalBuffer().readableBytes());
        }
        super.userEventTriggered(context, event);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        // What was cut off in the middle of a line is no command.
    }
}
