package mailtap.dialogue;

import mailtap.transcript.FindingKind;
import mailtap.transcript.Side;

/**
 * Where STARTTLS and STLS are decided upon, and what is odd around it. TLS is relayed closed: from the accepting reply on
 * each side is read as TLS records for as long as it is that.
 */
final class Upgrade {
    private final Scribe scribe;
    private boolean clientSpoke;
    private boolean told;

    Upgrade(Scribe scribe) {
        this.scribe = scribe;
    }

    /** The accepting reply is there. */
    void agreed(ClientSide client, ServerSide server) {
        clientSpoke = false;
        client.startTls();
        server.startTls();
    }

    void clientSpoke() {
        clientSpoke = true;
    }

    /** The client did not wait for the reply: plain text there is what an injection looks like. */
    void behind(byte first, int exchange) {
        if (!TlsCutter.beginsRecord(first)) {
            told = true;
            tell(Side.CLIENT, exchange, FindingKind.BYTES_BEHIND_STARTTLS);
        }
    }

    /** Where TLS should begin or go on stands plain text. */
    void plain(Side side, int exchange) {
        if (told) {
            return;
        }
        told = true;
        boolean injected = side == Side.SERVER && !clientSpoke;
        tell(side, exchange, injected ? FindingKind.BYTES_BEHIND_STARTTLS : FindingKind.PLAIN_AFTER_STARTTLS);
    }

    private void tell(Side side, int exchange, FindingKind kind) {
        scribe.finding(side, exchange, scribe.offset(side), kind, "");
    }
}
