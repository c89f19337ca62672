package mailtap.notation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.transcript.Endpoint;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import org.jspecify.annotations.Nullable;

/**
 * Reads the line that begins a session. The inverse of {@link HeadLine}.
 *
 * @param start absent where the beginning of the session is missing
 * @param base what times count from
 */
record HeadParser(SessionId id, @Nullable SessionStart start, Instant base) {
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final String TOKEN = "((?:" + QUOTED + "|[^\\s\"])+)";
    private static final Pattern LINE = Pattern.compile("session\\s+(\\S+)(?:\\s+(smtp|lmtp|pop3)\\s+" + TOKEN
            + "\\s+->\\s+" + TOKEN + "\\s+route\\s+(" + QUOTED + "|[^\\s\"]+)(\\s+import)?)?(?:\\s+(\\S+))?\\s*");
    private static final Pattern ENDPOINT =
            Pattern.compile("(?:\\[([^\\]]+)\\]|(" + QUOTED + "|[^\"\\[\\]:]+)(?:\\[([^\\]]+)\\])?):(\\d{1,9})");

    static HeadParser read(String text, int line) throws NotationException {
        Matcher head = LINE.matcher(text);
        if (!head.matches()) {
            throw new NotationException(
                    line, "expected session ID  smtp|lmtp|pop3  client:port -> server:port  route NAME  TIME");
        }
        SessionId id = SessionId.parse(head.group(1))
                .orElseThrow(() -> new NotationException(line, "expected a whole session ID, not " + head.group(1)));
        Instant base = head.group(7) == null ? Instant.EPOCH : instant(head.group(7), line);
        return new HeadParser(id, head.group(2) == null ? null : start(head, base, line), base);
    }

    private static SessionStart start(Matcher head, Instant base, int line) throws NotationException {
        return new SessionStart(
                base,
                Protocol.valueOf(head.group(2).toUpperCase(Locale.ROOT)),
                unquoted(head.group(5), line),
                head.group(6) == null ? SessionStart.Source.LIVE : SessionStart.Source.IMPORT,
                endpoint(head.group(3), line),
                endpoint(head.group(4), line));
    }

    private static Instant instant(String text, int line) throws NotationException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException noTime) {
            throw new NotationException(line, "expected a time such as 2026-11-22T09:14:03.118Z, not " + text);
        }
    }

    private static Endpoint endpoint(String text, int line) throws NotationException {
        Matcher endpoint = ENDPOINT.matcher(text);
        if (!endpoint.matches()) {
            throw new NotationException(line, "expected name:port, address:port or name[address]:port, not " + text);
        }
        int port = Integer.parseInt(endpoint.group(4));
        String only = endpoint.group(1);
        if (only != null) {
            return new Endpoint(null, unquoted(only, line), port);
        }
        String name = endpoint.group(2);
        String ip = endpoint.group(3);
        if (ip == null && HeadLine.isIp(name)) {
            return new Endpoint(null, name, port);
        }
        boolean unknown = ip == null && name.equals("?");
        return new Endpoint(unknown ? null : unquoted(name, line), ip == null ? null : unquoted(ip, line), port);
    }

    private static String unquoted(String text, int line) throws NotationException {
        return text.startsWith("\"")
                ? TextParser.bytes(text.substring(1, text.length() - 1), line).utf8()
                : text;
    }
}
