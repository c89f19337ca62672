package mailtap.mail.client;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SessionEnd;

/** How a client speaks POP3: told of its commands. */
final class Pop3Manner {
    private static final int LONGEST = 12;

    private final TraitFold.Note note;
    private final List<String> asked = new ArrayList<>();
    private final Set<String> fetching = new LinkedHashSet<>();
    private final Set<String> ahead = new LinkedHashSet<>();
    private boolean hasCapa;
    private boolean loggedIn;
    private boolean finished;
    private int firstFetch;
    private int retrieved;
    private int deletedAtOnce;
    private int deleted;
    private String lastRetrieved = "";

    Pop3Manner(TraitFold.Note note) {
        this.note = note;
    }

    void loggedIn(LoginFacts login) {
        loggedIn |= login.outcome() == LoginFacts.Outcome.SUCCESS;
    }

    void command(CommandLine line) {
        note.seen(Trait.VERB_CASE, line.letterCase(), line.exchange());
        switch (line.verb()) {
            case "CAPA" -> capa(line);
            case "STLS" -> note.seen(Trait.TLS, "STLS", line.exchange());
            case "AUTH" -> login(line);
            case "USER" -> note.seen(Trait.LOGIN, "USER and PASS", line.exchange());
            case "APOP" -> note.seen(Trait.LOGIN, "APOP", line.exchange());
            case "STAT", "LIST", "UIDL", "LAST", "TOP", "RETR", "DELE", "NOOP", "RSET" -> mailbox(line);
            case "QUIT" -> {
                finish(line.exchange());
                note.seen(Trait.QUIT, line.ahead() ? "QUIT without waiting" : "QUIT", line.exchange());
            }
            default -> {}
        }
    }

    private void capa(CommandLine line) {
        hasCapa = true;
        note.seen(Trait.CAPA, loggedIn ? "after login" : "before login", line.exchange());
    }

    private void login(CommandLine line) {
        String mechanism = line.argument().split(" ", 2)[0].toUpperCase(Locale.ROOT);
        String words = mechanism.isEmpty() ? "AUTH, to see a list" : mechanism;
        note.seen(Trait.LOGIN, words + (line.whole() ? "" : " with initial response"), line.exchange());
    }

    private void mailbox(CommandLine line) {
        String verb = line.verb();
        if (line.ahead()) {
            ahead.add(verb);
        }
        boolean fetch = verb.equals("RETR") || verb.equals("TOP") || verb.equals("DELE");
        if (fetch && firstFetch == 0) {
            firstFetch = line.exchange();
        }
        String form = form(line);
        if (firstFetch > 0) {
            fetching.add(form);
        } else if (asked.size() < LONGEST && !asked.contains(form)) {
            asked.add(form);
        }
        if (verb.equals("RETR")) {
            retrieved++;
            lastRetrieved = line.argument();
        } else if (verb.equals("DELE")) {
            deleted++;
            deletedAtOnce += line.argument().equals(lastRetrieved) ? 1 : 0;
        }
    }

    private static String form(CommandLine line) {
        if (!line.hasArgument()) {
            return line.verb();
        }
        String[] arguments = line.argument().split(" +", -1);
        boolean lines = line.verb().equals("TOP") && arguments.length > 1 && arguments[1].matches("\\d{1,6}");
        return line.verb() + " n" + (lines ? " " + arguments[1] : "");
    }

    private void finish(int exchange) {
        if (finished || !loggedIn) {
            return;
        }
        finished = true;
        if (!hasCapa) {
            note.seen(Trait.CAPA, "never", exchange);
        }
        note.seen(Trait.LISTING, asked.isEmpty() ? "nothing" : String.join(", ", asked), exchange);
        if (firstFetch > 0) {
            note.seen(Trait.FETCHING, String.join(", ", fetching), firstFetch);
            note.seen(Trait.PIPELINING, ahead.isEmpty() ? "one at a time" : String.join(", ", ahead), firstFetch);
            note.seen(Trait.DELETING, deleting(), firstFetch);
        }
    }

    private String deleting() {
        if (deleted == 0) {
            return "never";
        }
        if (retrieved == 0) {
            return "without fetching";
        }
        return deletedAtOnce == deleted && deleted > 1 ? "each behind its RETR" : "after fetching";
    }

    void ended(SessionEnd end) {
        boolean hadQuit = finished;
        finish(0);
        if (!hadQuit && loggedIn) {
            switch (end.endedBy()) {
                case CLIENT -> note.seen(Trait.QUIT, "closing without QUIT", 0);
                case CLIENT_RESET -> note.seen(Trait.QUIT, "resetting the connection", 0);
                default -> {}
            }
        }
    }
}
