package mailtap.sasl;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import mailtap.transcript.Bytes;
import mailtap.transcript.Label;
import org.jspecify.annotations.Nullable;

/**
 * NTLM, also called SPA (MS-NLMP): a negotiation, a challenge, and an answer with domain, user, and digests made from
 * the password. The server's challenge may be shown: without the digests there is nothing to guess from.
 */
final class Ntlm implements Mechanism {
    private static final Bytes SIGNATURE = Bytes.latin1("NTLMSSP\0");
    private static final int NEGOTIATE = 1;
    private static final int AUTHENTICATE = 3;
    private static final int LM_DIGEST = 12;
    private static final int NT_DIGEST = 20;
    private static final int DOMAIN = 28;
    private static final int USER = 36;
    private static final int WORKSTATION = 44;
    private static final int FLAGS = 60;
    private static final int UNICODE = 1;

    /** Where the pairs stand in a digest of the second version: behind the proof, the time and the client's challenge. */
    private static final int PAIRS = 44;

    private static final int PAIRS_MAX = 20;
    private static final int CHANNEL_BINDINGS = 10;
    private static final int END_OF_PAIRS = 0;

    @Override
    public int answers() {
        return 2;
    }

    @Override
    public Label answer(int index, Token token, Evidence evidence) {
        Bytes message = token.decoded();
        if (message == null) {
            evidence.notBase64(token.wire());
        } else if (type(message) == AUTHENTICATE) {
            Charset charset = charset(message);
            String user = field(message, USER).text(charset);
            String domain = field(message, DOMAIN).text(charset);
            evidence.user(user.isEmpty() || domain.isEmpty() ? user : domain + "\\" + user);
            evidence.detail("domain", domain);
            evidence.detail("workstation", field(message, WORKSTATION).text(charset));
            flags(message, evidence);
            evidence.detail("channel-binding", binding(field(message, NT_DIGEST)));
            evidence.hidden(field(message, LM_DIGEST));
            evidence.hidden(field(message, NT_DIGEST));
            evidence.proof(message);
        } else if (type(message) != NEGOTIATE) {
            evidence.hidden(message);
        }
        return Label.CREDENTIAL;
    }

    private static int type(Bytes message) {
        boolean ours = message.length() >= 12 && message.slice(0, 8).equals(SIGNATURE);
        return ours ? (int) Math.min(number(message, 8, 4), Integer.MAX_VALUE) : 0;
    }

    private static Charset charset(Bytes message) {
        boolean wide = message.length() < FLAGS + 4 || (number(message, FLAGS, 4) & UNICODE) != 0;
        return wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
    }

    private static void flags(Bytes message, Evidence evidence) {
        if (message.length() >= FLAGS + 4) {
            evidence.detail("flags", String.format(Locale.ROOT, "%08x", number(message, FLAGS, 4)));
        }
    }

    /**
     * Whether the second version's digest covers the TLS channel (MS-NLMP 2.2.2.1, MsvAvChannelBindings): {@code p=hash},
     * {@code n}, or null where it cannot say.
     */
    private static @Nullable String binding(Bytes digest) {
        if (digest.length() < PAIRS) {
            return null;
        }
        int at = PAIRS;
        for (int count = 0; count < PAIRS_MAX && at + 4 <= digest.length(); count++) {
            int kind = (int) number(digest, at, 2);
            int end = at + 4 + (int) number(digest, at + 2, 2);
            if (kind == CHANNEL_BINDINGS && end <= digest.length()) {
                return isZero(digest.slice(at + 4, end)) ? "n" : "p=hash";
            }
            if (kind == END_OF_PAIRS) {
                break;
            }
            at = end;
        }
        return "n";
    }

    private static boolean isZero(Bytes value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.at(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Length, room, offset; what does not fit into the message is empty. */
    private static Bytes field(Bytes message, int at) {
        if (message.length() < at + 8) {
            return Bytes.EMPTY;
        }
        long length = number(message, at, 2);
        long from = number(message, at + 4, 4);
        boolean fits = from + length <= message.length();
        return fits ? message.slice((int) from, (int) (from + length)) : Bytes.EMPTY;
    }

    private static long number(Bytes bytes, int from, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = (value << 8) | (bytes.at(from + i) & 0xff);
        }
        return value;
    }
}
