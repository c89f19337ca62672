package mailtap.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import mailtap.transcript.Bytes;
import mailtap.transcript.ContentAfterRefusal;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.Side;

/**
 * Message data that a client sends though the server has refused DATA: both sides take it for commands, and so do the
 * frames. Its lines, and what the server says to each of them, which may repeat it, become lengths; the lines themselves,
 * and the codes, stay.
 */
final class StrayContent {
    private static final int CODE = 4;
    /** What may change what comes next is never hidden; a login's secrets are by now. */
    private static final Pattern COMMAND =
            Pattern.compile("DATA|STARTTLS|RCPT TO:.*|BDAT [0-9]+( LAST)?|AUTH \\S+.*", Pattern.CASE_INSENSITIVE);

    private static final Set<Label> OF_LINES = Set.of(Label.COMMAND, Label.REPLY);

    private int content;
    private boolean refused;
    private boolean within;
    private int first;
    private int last;
    private boolean inLine;
    private boolean hidesLine;
    private boolean inReply;

    /** Message data that was asked for. */
    void content(int exchange) {
        content = exchange;
    }

    /**
     * The next line, or piece of one, as it may be kept.
     *
     * @param verb of its exchange, as far as it is known
     */
    List<Frame> line(Frame frame, String verb) {
        if (!OF_LINES.contains(frame.label())) {
            return List.of(frame);
        }
        return frame.side() == Side.CLIENT ? command(frame) : reply(frame, verb);
    }

    private List<Frame> command(Frame frame) {
        boolean begins = !inLine;
        inLine = !endsLine(frame);
        if (begins) {
            hidesLine = hides(text(frame));
        }
        if (hidesLine) {
            first = first == 0 ? frame.exchange() : first;
            last = frame.exchange();
        }
        return hidesLine ? hidden(frame, 0) : List.of(frame);
    }

    private boolean hides(String text) {
        if (!within) {
            within = refused && ContentAfterRefusal.beginsWith(text);
            first = within ? 0 : first;
            refused = within;
            return within;
        }
        within = !ContentAfterRefusal.endsWith(text);
        return within && !COMMAND.matcher(text).matches();
    }

    private List<Frame> reply(Frame frame, String verb) {
        boolean begins = !inReply;
        inReply = !endsLine(frame);
        boolean negative = frame.bytes().length() > 0
                && (frame.bytes().at(0) == '4' || frame.bytes().at(0) == '5');
        refused |= begins && negative && verb.equals("DATA") && frame.exchange() != content;
        boolean hides = first > 0 && frame.exchange() >= first && frame.exchange() <= last;
        return hides ? hidden(frame, begins ? CODE : 0) : List.of(frame);
    }

    private static boolean endsLine(Frame frame) {
        return frame.bytes().endsWith((byte) '\n');
    }

    private static int textEnd(Bytes bytes) {
        int end = bytes.length();
        end -= end > 0 && bytes.at(end - 1) == '\n' ? 1 : 0;
        return end - (end > 0 && bytes.at(end - 1) == '\r' ? 1 : 0);
    }

    private static String text(Frame frame) {
        return frame.bytes().slice(0, textEnd(frame.bytes())).latin1();
    }

    /** The text of a line as a length, behind so many bytes of it. */
    private static List<Frame> hidden(Frame frame, int from) {
        int end = textEnd(frame.bytes());
        int begin = Math.min(from, end);
        List<Frame> pieces = new ArrayList<>();
        piece(frame, 0, begin, pieces);
        if (end > begin) {
            pieces.add(Frame.absent(
                    frame.at(), frame.side(), Label.CREDENTIAL, frame.exchange(), frame.offset() + begin, end - begin));
        }
        piece(frame, end, frame.bytes().length(), pieces);
        return pieces;
    }

    private static void piece(Frame frame, int from, int to, List<Frame> pieces) {
        if (to > from) {
            Bytes bytes = frame.bytes().slice(from, to);
            pieces.add(Frame.kept(
                    frame.at(), frame.side(), frame.label(), frame.exchange(), frame.offset() + from, bytes));
        }
    }
}
