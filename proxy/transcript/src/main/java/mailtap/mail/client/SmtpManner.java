package mailtap.mail.client;

import java.util.HashMap;
import java.util.Map;
import mailtap.transcript.Bytes;
import mailtap.transcript.SessionEnd;
import org.jspecify.annotations.Nullable;

/** How a client speaks SMTP: told of its commands and of what the server answers. */
final class SmtpManner {
    private static final int MOST_OPEN = 100;

    private final TraitFold.Note note;
    private final Map<Integer, ContentManner> open = new HashMap<>();
    private @Nullable String helloName;
    private String before = "connecting";
    private int hello;
    private boolean offersPipelining;
    private static final int NONE = -1;
    /** The exchange of a first chunk that others follow. */
    private int firstOfMany = NONE;

    private boolean hasQuit;
    private long accepted;
    private Group group = new Group();
    private Chunks chunks = new Chunks();

    /** What was sent together of a transaction. */
    private static final class Group {
        int recipients;
        boolean withMail;
        boolean together;

        void recipient(boolean ahead) {
            withMail |= recipients == 0 && ahead;
            together |= recipients > 0 && ahead;
            recipients++;
        }

        String words(boolean contentAhead, String content) {
            if (!withMail && !together && !contentAhead) {
                return "one at a time";
            }
            return "MAIL" + (withMail ? "+" : ", ") + (together ? "RCPTs" : "RCPT") + (contentAhead ? "+" : ", ")
                    + content;
        }
    }

    /** The BDAT commands of a transaction. */
    private static final class Chunks {
        int count;
        String firstSize = "";

        String words() {
            return count == 1 ? "BDAT, one chunk" : "BDAT, chunks of " + firstSize;
        }
    }

    SmtpManner(TraitFold.Note note) {
        this.note = note;
    }

    void command(CommandLine line) {
        int exchange = line.exchange();
        note.seen(Trait.VERB_CASE, line.letterCase(), exchange);
        switch (line.verb()) {
            case "EHLO", "HELO", "LHLO" -> hello(line);
            case "STARTTLS" -> note.seen(Trait.TLS, "STARTTLS", exchange);
            case "AUTH" -> login(line);
            case "MAIL" -> {
                group = new Group();
                chunks = new Chunks();
                note.seen(Trait.MAIL_FORM, line.form(), exchange);
                note.seen(Trait.MAIL_PARAMETERS, line.parameters(), exchange);
            }
            case "RCPT" -> {
                group.recipient(line.ahead());
                note.seen(Trait.RCPT_FORM, line.form(), exchange);
                note.seen(Trait.RCPT_PARAMETERS, line.parameters(), exchange);
            }
            case "DATA" -> {
                note.seen(Trait.CONTENT, "DATA", exchange);
                contentBegins(line);
            }
            case "BDAT" -> chunk(line);
            case "RSET" -> note.seen(Trait.RSET, "after " + before, exchange);
            case "NOOP" -> note.seen(Trait.NOOP, "after " + before, exchange);
            case "QUIT" -> {
                hasQuit = true;
                note.seen(Trait.QUIT, line.ahead() ? "QUIT without waiting" : "QUIT", exchange);
            }
            default -> {}
        }
        before = known(line.verb());
    }

    /** What a client makes up is no name for a habit. */
    private static String known(String verb) {
        return switch (verb) {
            case "EHLO", "HELO", "LHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "BDAT", "RSET", "NOOP", "VRFY" ->
                verb;
            default -> "another command";
        };
    }

    private void hello(CommandLine line) {
        String name = line.argument();
        if (helloName == null) {
            helloName = name;
        } else {
            note.seen(Trait.HELLO_AGAIN, before, line.exchange());
        }
        hello = line.exchange();
        offersPipelining = false;
        note.seen(Trait.HELLO, line.verb(), line.exchange());
        note.seen(Trait.HELLO_ARGUMENT, Shape.hello(name), line.exchange());
    }

    private void login(CommandLine line) {
        String mechanism = line.argument().split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT);
        note.seen(Trait.LOGIN, mechanism + (line.whole() ? "" : " with initial response"), line.exchange());
    }

    private void contentBegins(CommandLine line) {
        if (group.recipients > 0) {
            String words = offersPipelining ? group.words(line.ahead(), line.verb()) : "not offered";
            note.seen(Trait.PIPELINING, words, line.exchange());
        }
        if (open.size() < MOST_OPEN) {
            open.put(line.exchange(), new ContentManner());
        }
    }

    private void chunk(CommandLine line) {
        chunks.count++;
        String[] words = line.argument().split(" +", -1);
        if (chunks.count == 1) {
            chunks.firstSize = words[0].matches("\\d{1,12}") ? words[0] : "?";
            contentBegins(line);
        }
        boolean last = words.length > 1 && words[1].equalsIgnoreCase("LAST");
        if (chunks.count == 1) {
            firstOfMany = last ? NONE : line.exchange();
        }
        if (last) {
            note.seen(Trait.CONTENT, chunks.words(), line.exchange());
            if (open.size() < MOST_OPEN) {
                open.put(line.exchange(), new ContentManner());
            }
        }
    }

    void content(int exchange, Bytes bytes) {
        ContentManner manner = open.get(exchange);
        if (manner != null) {
            manner.add(bytes);
        }
    }

    void reply(int exchange, String line) {
        boolean last = line.length() < 4 || line.charAt(3) != '-';
        if (exchange == hello && line.length() > 4 && line.substring(4).strip().equalsIgnoreCase("PIPELINING")) {
            offersPipelining = true;
        }
        if (last && !line.startsWith("3")) {
            ContentManner content = open.remove(exchange);
            if (content != null && line.startsWith("2")) {
                accepted(exchange, content);
            }
        }
    }

    private void accepted(int exchange, ContentManner content) {
        accepted += exchange == firstOfMany ? 0 : 1;
        if (content.isSeen()) {
            note.seen(Trait.LINE_ENDS, content.lineEnds(), exchange);
            if (!content.dots().isEmpty()) {
                note.seen(Trait.DOTS, content.dots(), exchange);
            }
        }
    }

    void ended(SessionEnd end) {
        if (accepted > 0) {
            note.seen(Trait.MESSAGES, accepted == 1 ? "one" : accepted < 10 ? "several" : "ten or more", 0);
        }
        if (!hasQuit && helloName != null) {
            switch (end.endedBy()) {
                case CLIENT -> note.seen(Trait.QUIT, "closing without QUIT", 0);
                case CLIENT_RESET -> note.seen(Trait.QUIT, "resetting the connection", 0);
                default -> {}
            }
        }
    }

    /** What the client called itself first. */
    @Nullable
    String helloName() {
        return helloName;
    }
}
