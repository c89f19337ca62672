package mailtap.mail;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import mailtap.transcript.Bytes;
import mailtap.transcript.ContentFacts;
import mailtap.transcript.Frame;
import org.jspecify.annotations.Nullable;

/** Follows a POP3 session: what the mailbox holds, what was fetched of it, and what was deleted for good. */
final class Pop3Fold {
    private static final int MOST_DIGITS = 9;

    private final Extent extent;
    private final ConversationListener out;
    private final Map<Integer, String> uidls = new HashMap<>();
    /** Number among the retrieved, by the mailbox's number for it; of the last time it was fetched. */
    private final Map<Integer, Integer> fetched = new LinkedHashMap<>();

    private final TreeMap<Integer, Boolean> deleted = new TreeMap<>();
    private final LineGather listingLine;
    private long messages = -1;
    private long octets = -1;
    private boolean committed;
    private boolean changed;
    private int numbered;
    private int listed;
    private @Nullable Fetch fetch;

    /** A message on its way. */
    private record Fetch(int number, OpenExchange exchange, Frame first, int messageNumber, Content content) {}

    Pop3Fold(Extent extent, ConversationListener out) {
        this.extent = extent;
        this.out = out;
        this.listingLine = new LineGather(extent.line());
    }

    /** Part of a multi-line answer, or a hole in one. */
    void listing(OpenExchange exchange, Frame frame) {
        switch (exchange.verb()) {
            case "RETR", "TOP" -> fetch(exchange, frame);
            case "UIDL", "LIST" -> lines(exchange, frame.bytes(), frame);
            default -> {}
        }
    }

    private void fetch(OpenExchange exchange, Frame frame) {
        Fetch now = fetch;
        if (now == null || now.exchange() != exchange) {
            now = new Fetch(++numbered, exchange, frame, argument(exchange, 0), new Content(extent.head()));
            fetch = now;
            remember(fetched, now.messageNumber(), now.number());
        }
        if (frame.isKept()) {
            now.content().stuffed(frame.bytes());
        } else {
            now.content().hole(frame.length());
        }
        if (now.content().isComplete()) {
            handFetch();
        }
    }

    /** What was known of a message before it was left out. */
    void contentFacts(OpenExchange exchange, ContentFacts facts) {
        Fetch now = fetch;
        if (now != null && now.exchange() == exchange) {
            now.content().told(facts);
            handFetch();
        }
    }

    private <T> void remember(Map<Integer, T> map, int messageNumber, T value) {
        if (map.size() < extent.mailbox()) {
            map.put(messageNumber, value);
        }
    }

    private void lines(OpenExchange exchange, Bytes bytes, Frame frame) {
        int from = 0;
        for (int lf = bytes.indexOf((byte) '\n', 0); lf >= 0; lf = bytes.indexOf((byte) '\n', from)) {
            line(exchange, piece(frame, bytes.slice(from, lf + 1)));
            from = lf + 1;
        }
        if (from < bytes.length()) {
            listingLine.add(Frame.kept(frame.at(), frame.side(), frame.label(), 0, 0, bytes.from(from)));
        }
    }

    private String piece(Frame frame, Bytes end) {
        return listingLine
                .add(Frame.kept(frame.at(), frame.side(), frame.label(), 0, 0, end))
                .orElse("");
    }

    /** {@code 3 UNIQUE-ID} or {@code 3 OCTETS}. */
    private void line(OpenExchange exchange, String line) {
        String[] words = line.strip().split("\\s+", 3);
        int number = words.length < 2 ? 0 : number(words[0]);
        changed |= number > 0;
        if (number > 0 && exchange.verb().equals("UIDL")) {
            remember(uidls, number, words[1]);
        } else if (number > 0) {
            messages = listed == exchange.number() ? messages + 1 : 1;
            octets = (listed == exchange.number() ? octets : 0) + octets(words[1]);
            listed = exchange.number();
        }
    }

    /** A whole reply. */
    void reply(OpenExchange exchange, Reply reply) {
        if (!reply.code().equals("+OK")) {
            return;
        }
        switch (exchange.verb()) {
            case "STAT" -> stat(reply.text());
            case "UIDL" -> oneUidl(exchange, reply.text());
            case "DELE" -> remember(deleted, argument(exchange, 0), true);
            case "RSET" -> deleted.clear();
            case "QUIT" -> commit();
            default -> {
                return;
            }
        }
        changed = true;
        handMailbox(Map.of());
    }

    private void stat(String text) {
        String[] words = text.strip().split("\\s+", 3);
        if (words.length >= 2 && !words[0].isEmpty()) {
            messages = number(words[0]);
            octets = octets(words[1]);
        }
    }

    /** {@code UIDL 3} is answered in the reply itself. */
    private void oneUidl(OpenExchange exchange, String text) {
        String[] words = text.strip().split("\\s+", 3);
        int asked = argument(exchange, 0);
        if (asked > 0 && words.length >= 2 && number(words[0]) == asked) {
            remember(uidls, asked, words[1]);
        }
    }

    private void commit() {
        committed = true;
        deleted.keySet().stream().filter(fetched::containsKey).forEach(number -> out.deleted(fetched(number)));
    }

    private int fetched(int messageNumber) {
        Integer number = fetched.get(messageNumber);
        return number == null ? 0 : number;
    }

    private static int argument(OpenExchange exchange, int index) {
        Command command = exchange.command();
        String[] words = command == null ? new String[0] : command.argument().split("\\s+", -1);
        return index < words.length ? number(words[index]) : 0;
    }

    private static int number(String digits) {
        return (int) digits(digits, MOST_DIGITS);
    }

    private static long octets(String digits) {
        return digits(digits, 2 * MOST_DIGITS);
    }

    /** 0 for what is no number. */
    private static long digits(String digits, int most) {
        boolean isNumber = digits.length() <= most && digits.matches("[0-9]+");
        return isNumber ? Long.parseLong(digits) : 0;
    }

    /** An exchange will not grow any more. */
    void closed(OpenExchange exchange) {
        Fetch now = fetch;
        if (now != null && now.exchange() == exchange) {
            handFetch();
            fetch = null;
        }
        if (exchange.verb().equals("LIST") || exchange.verb().equals("UIDL")) {
            listingLine.take();
            handMailbox(Map.of());
        }
    }

    private void handFetch() {
        Fetch now = fetch;
        if (now == null) {
            return;
        }
        Content content = now.content();
        if (content.isComplete()) {
            content.finish();
        }
        out.retrieved(new Retrieved(
                now.number(),
                now.first().at(),
                now.exchange().number(),
                now.messageNumber(),
                uidls.get(now.messageNumber()),
                now.exchange().verb(),
                content.bytes(),
                content.sha256(),
                content.isComplete(),
                content.holes(),
                false,
                content.head()));
    }

    private void handMailbox(Map<Integer, String> names) {
        if (!changed) {
            return;
        }
        changed = false;
        out.mailbox(new Mailbox(
                messages,
                octets,
                Collections.unmodifiableSortedSet(new TreeSet<>(deleted.keySet())),
                committed,
                names));
    }

    /** Hands out what is still open, as it stands. */
    void rest() {
        if (fetch != null && !fetch.content().isComplete()) {
            handFetch();
        }
        changed |= !uidls.isEmpty();
        handMailbox(uidls);
    }
}
