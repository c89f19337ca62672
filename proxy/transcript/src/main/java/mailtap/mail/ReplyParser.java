package mailtap.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.transcript.Frame;
import org.jspecify.annotations.Nullable;

/** Joins reply lines to replies: RFC 5321 4.2, RFC 1939 3. The text says which it is. */
final class ReplyParser {
    private static final Pattern SMTP = Pattern.compile("([0-9]{3})([ -]|$)(.*)", Pattern.DOTALL);
    private static final Pattern POP3 = Pattern.compile("(\\+OK|-ERR|\\+)(?: |$)(.*)", Pattern.DOTALL);
    private static final Pattern ENHANCED =
            Pattern.compile("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?: .*)?", Pattern.DOTALL);
    private static final String NO_REPLY = "?";

    private final LineGather line;
    private final int most;
    private final List<String> lines = new ArrayList<>();
    private String code = NO_REPLY;

    ReplyParser(Extent extent) {
        line = new LineGather(extent.line());
        most = extent.replyLines();
    }

    /** A whole reply, when this frame ends it. */
    Optional<Reply> add(Frame frame) {
        Optional<String> whole = line.add(frame);
        return whole.isEmpty() ? Optional.empty() : line(whole.get(), frame.at());
    }

    private Optional<Reply> line(String text, Instant at) {
        Matcher smtp = SMTP.matcher(text);
        if (smtp.matches()) {
            code = smtp.group(1);
            keep(smtp.group(3));
            return smtp.group(2).equals("-") ? Optional.empty() : Optional.of(take(at));
        }
        Matcher pop3 = POP3.matcher(text);
        boolean isPop3 = pop3.matches();
        code = isPop3 ? pop3.group(1) : NO_REPLY;
        keep(isPop3 ? pop3.group(2) : text);
        return Optional.of(take(at));
    }

    private void keep(String text) {
        if (lines.size() < most) {
            lines.add(text);
        }
    }

    /** What there is, when no more will come. */
    Optional<Reply> rest(Instant at) {
        if (!line.isEmpty()) {
            line(line.take(), at);
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(take(at));
    }

    private Reply take(Instant at) {
        Reply reply = new Reply(at, code, enhanced(), lines);
        lines.clear();
        return reply;
    }

    private @Nullable String enhanced() {
        Matcher matcher = ENHANCED.matcher(lines.isEmpty() ? "" : lines.getLast());
        return matcher.matches() && matcher.group(1).charAt(0) == code.charAt(0) ? matcher.group(1) : null;
    }
}
