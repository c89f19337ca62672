/**
 * Opening TLS: mailtap's own certificate authority, the leaf certificates it mints, and the handshakes on both sides.
 *
 * <p>The authority is an EC P-256 key pair that signs server certificates for the names it was made for, and for no
 * others: critical name constraints, server authentication only, path length 0, 90 days. Whoever trusts it trusts
 * whoever can read its key, so the key file is for its owner alone from the moment it exists.
 *
 * <p>{@link mailtap.relay.tls.UpstreamTls} is the client towards the server and verifies it;
 * {@link mailtap.relay.tls.ClientTls} is the server towards the client and shows it a leaf. Both speak TLS 1.2 and 1.3
 * unless told otherwise, by BoringSSL where that loads and by the JDK elsewhere ({@link mailtap.relay.tls.TlsEngine}); what
 * came of each handshake is a {@link mailtap.transcript.TlsFacts}. Sessions are resumed, except with servers that were not
 * verified. A {@link mailtap.relay.tls.KeyLog} needs BoringSSL: the JDK tells its secrets to nobody.
 *
 * <p>Limits: minting takes tens of milliseconds, so it never runs on an event loop; at most
 * {@link mailtap.relay.tls.LeafMint#MAX_LEAVES} leaves are remembered. Failures: an authority that is missing, unreadable
 * or does not match its key is an {@link mailtap.relay.tls.AuthorityException} whose message is one line for people.
 */
@NullMarked
package mailtap.relay.tls;

import org.jspecify.annotations.NullMarked;
