package mailtap.dialogue;

import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;

/** What is odd about the bytes of a command or reply line; each oddity once a line. */
final class LineOddities {
    private LineOddities() {}

    /**
     * @param base the stream offset of the line
     * @param allowed how long a line may be
     */
    static void tell(Bytes line, long base, int allowed, Notice notice) {
        if (line.length() > allowed) {
            notice.at(base, FindingKind.LONG_LINE, "over " + allowed + " bytes");
        }
        int nul = line.indexOf((byte) 0, 0);
        if (nul >= 0) {
            notice.at(base + nul, FindingKind.NUL, "");
        }
        int telnet = line.indexOf((byte) 0xff, 0);
        if (telnet >= 0 && telnet + 1 < line.length() && (line.at(telnet + 1) & 0xff) >= 0xf0) {
            notice.at(base + telnet, FindingKind.TELNET_CONTROL, "");
        }
        int end = line.length() - 1;
        int cr = line.indexOf((byte) '\r', 0);
        if (cr >= 0 && cr == end - 2 && line.at(end - 1) == '\r' && line.at(end) == '\n') {
            notice.at(base + cr, FindingKind.CR_CR_LF, "");
        } else if (cr >= 0 && cr != end - 1 && cr != end) {
            notice.at(base + cr, FindingKind.BARE_CR, "");
        }
        if (line.endsWith((byte) '\n') && (end == 0 || line.at(end - 1) != '\r')) {
            notice.at(base + end, FindingKind.BARE_LF, "");
        }
    }
}
