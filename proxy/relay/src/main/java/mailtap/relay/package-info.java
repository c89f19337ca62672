/**
 * The live source: relays SMTP, LMTP and POP3 connections byte for byte while a decoder reads along.
 *
 * <p>A {@link mailtap.relay.Route} says where to listen and which server to connect to; {@link mailtap.relay.Relay}
 * opens routes and closes them. Every accepted client becomes a session of two legs on one event loop. A leg reads the
 * next chunk from its own side only when the last one has been written to the other, so nothing piles up here.
 *
 * <p>Limits: all of them stand in {@link mailtap.relay.Limits}. What watches (decoder, recorder) may fail or be slow
 * without changing the traffic; a crowded recorder slows reading for a bounded time. Failures: a route that cannot be
 * opened stops the start with one clear line; a server that cannot be reached is a session with a finding.
 *
 * <p>TLS ({@link mailtap.relay.RouteTls}) may begin with the first byte of either side, by the client's STARTTLS, or by one
 * that mailtap says itself ({@link mailtap.relay.OwnStartTls}). The decoder's verdict says at which byte a side stops; the
 * server's leg is secured and verified first, then the client hears the server's agreement and is secured; what stood
 * behind STARTTLS in clear goes to nobody ({@link mailtap.relay.Opening}). What is relayed and heard from there on is the
 * plain text between the legs. An end is then an end of both directions, after what was said is written; one without
 * close_notify is a finding. A handshake that fails ends the session, with facts, a finding and advice.
 *
 * <p>Known gaps: replies that come in one chunk with the agreement on TLS are held back with it, and the client never sees
 * them where the handshake with the server fails; STARTTLS inside TLS passes closed. A reset
 * is passed on as well as the platform can (bytes still in a kernel's buffers may be lost with it); with the NIO transport
 * a reset is noticed only when that side is read or written next. Also with NIO, after more clients than there are
 * descriptors, one of them was seen to wait for ever. Out-of-band bytes (TCP URG) are relayed in line.
 */
@NullMarked
package mailtap.relay;

import org.jspecify.annotations.NullMarked;
