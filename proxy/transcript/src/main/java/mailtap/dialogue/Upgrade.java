package mailtap.dialogue;

import java.util.Set;
import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Side;

/**
 * Where STARTTLS and STLS are decided upon, and what is odd around it.
 *
 * <p>Where TLS passes closed, each side is read as TLS records from the accepting reply on, for as long as it is that. Where
 * it is to be opened, both sides stop at that point: what stands behind it in clear was injected, or is as bad, and is
 * written down without being read as a dialogue; what comes when both legs are encrypted is read as before.
 */
final class Upgrade {
    /** What is bound to the channel by some, and by its tokens or without any does not say whether it is. */
    private static final Set<String> MAY_BE_BOUND = Set.of("EXTERNAL", "SPA", "MSN", "GSSAPI", "GSS-SPNEGO", "SPNEGO");

    /** The mechanism is not known here, whatever it is bound to. */
    private static final String NO_MECHANISM = "504";

    private final Scribe scribe;
    private final boolean opens;
    private final boolean[] encrypted = new boolean[2];
    private boolean agreed;
    private boolean clientSpoke;
    private boolean told;

    /** @param opens whether the source opens TLS where it is agreed on; otherwise it passes closed */
    Upgrade(Scribe scribe, boolean opens) {
        this.scribe = scribe;
        this.opens = opens;
    }

    /** Whether an agreement would be followed by handshakes of mailtap's own: TLS inside TLS passes closed. */
    boolean opens() {
        return opens && !isEncrypted(Side.CLIENT) && !isEncrypted(Side.SERVER);
    }

    /** The accepting reply is there. */
    void agreed(ClientSide client, ServerSide server) {
        clientSpoke = false;
        if (opens()) {
            agreed = true;
            client.stop();
            server.stop();
        } else {
            client.startTls();
            server.startTls();
        }
    }

    /** Both sides stand at the point where TLS is to begin. */
    boolean isAgreed() {
        return agreed;
    }

    boolean isEncrypted(Side leg) {
        return encrypted[Scribe.index(leg)];
    }

    /** Both connections are mailtap's own: what is bound to one of them cannot be right on the other. */
    boolean isOpened() {
        return isEncrypted(Side.CLIENT) && isEncrypted(Side.SERVER);
    }

    /** Returns whether what was agreed on is done: both legs are encrypted. */
    boolean secured(Side leg) {
        encrypted[Scribe.index(leg)] = true;
        boolean done = agreed && isOpened();
        agreed &= !done;
        return done;
    }

    /** What is bound to a connection's TLS is right on one leg and wrong on the other. */
    void loginFailed(LoginFacts login) {
        if (!isOpened() || NO_MECHANISM.equals(login.reply())) {
            return;
        }
        String mechanism = login.mechanism();
        if (login.detail("channel-binding").startsWith("p=")) {
            String words = mechanism + " did not succeed where mailtap opens TLS; mode pass lets it through";
            scribe.finding(Side.CLIENT, login.exchange(), -1, FindingKind.INTERCEPTION_BROKE_AUTH, words);
        } else if (mayBeBound(login)) {
            String words =
                    mechanism + " did not succeed where mailtap opens TLS; if it works in mode pass, that is why";
            scribe.finding(Side.CLIENT, login.exchange(), -1, FindingKind.INTERCEPTION_MAY_BREAK_AUTH, words);
        }
    }

    /** SCRAM and NTLM say it themselves, once they have said anything. */
    private static boolean mayBeBound(LoginFacts login) {
        String mechanism = login.mechanism();
        boolean unsaid = login.detail("channel-binding").isEmpty();
        return MAY_BE_BOUND.contains(mechanism) || (unsaid && mechanism.endsWith("-PLUS"));
    }

    /** The refusing reply is there. */
    void refused(int exchange, String code) {
        scribe.finding(Side.SERVER, exchange, -1, FindingKind.STARTTLS_REFUSED, code);
    }

    /** In clear behind STARTTLS, and passed on to nobody. */
    void dropped(Side side, int exchange, Bytes bytes, boolean harmless) {
        scribe.finding(
                side,
                exchange,
                scribe.offset(side),
                FindingKind.BYTES_BEHIND_STARTTLS,
                bytes.length() + " bytes, passed on to nobody");
        scribe.write(side, harmless ? Label.OPAQUE : Label.WITHHELD, exchange, bytes);
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
