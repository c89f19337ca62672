package mailtap.indexer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import mailtap.indexer.message.MessageFacts;
import mailtap.indexer.message.MessageLimits;
import mailtap.indexer.message.MessageReader;
import mailtap.mail.Conversation;
import mailtap.mail.Extent;
import mailtap.mail.Message;
import mailtap.mail.submission.Arrival;
import mailtap.mail.submission.Copy;
import mailtap.mail.submission.Evidence;
import mailtap.mail.submission.Inside;
import mailtap.mail.submission.RecipientRow;
import mailtap.mail.submission.Stage;
import mailtap.mail.submission.StandingRecipients;
import mailtap.mail.submission.Submission;
import mailtap.mail.submission.Submissions;
import mailtap.mail.submission.Truth;
import mailtap.mail.submission.Way;
import mailtap.notation.NotationException;
import mailtap.notation.NotationReader;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Transcript;

/**
 * One playbook: why, the talks that carried a message, and what is judged of them. Before the talks may stand {@code
 * truth: to=…,bcc=…}, {@code now: TIME} and {@code head: BYTES} kept of each message. Talks of a file named {@code
 * real-…} were recorded, in the exact notation.
 */
record SubmissionBook(Path file, Map<String, String> settings, List<Transcript> sessions, String judged) {
    private static final String MARK = "-- judged --\n";
    private static final MessageReader READER = new MessageReader(MessageLimits.DEFAULT);

    static SubmissionBook read(Path file) throws IOException {
        String text = Files.readString(file);
        int mark = text.indexOf(MARK);
        Map<String, String> settings = new HashMap<>();
        List<Transcript> sessions = new ArrayList<>();
        for (String section : text.substring(0, mark).split("(?m)^(?=session )", -1)) {
            if (section.startsWith("session ")) {
                sessions.add(isReal(file) ? recorded(section) : talk(section));
            } else {
                section.lines()
                        .filter(line -> line.contains(": "))
                        .forEach(line -> settings.put(
                                line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)));
            }
        }
        return new SubmissionBook(file, settings, sessions, text.substring(mark + MARK.length()));
    }

    boolean isReal() {
        return isReal(file);
    }

    private static boolean isReal(Path file) {
        return String.valueOf(file.getFileName()).startsWith("real-");
    }

    private static Transcript talk(String section) {
        return section.contains("QUIT") ? Recordings.closed(section) : Recordings.open(section);
    }

    private static Transcript recorded(String section) {
        try {
            return NotationReader.read(section);
        } catch (NotationException e) {
            throw new AssertionError(e);
        }
    }

    void update(String actual) throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.indexOf(MARK) + MARK.length()) + actual);
    }

    /** The order in which copies come to be judged must not matter. */
    String judge(long seed) {
        List<Copy> copies = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (Transcript session : sessions) {
            read(session, copies, arrivals);
        }
        Collections.shuffle(copies, new Random(seed));
        Instant now = Instant.parse(settings.getOrDefault("now", "2026-11-20T12:00:00Z"));
        Submissions submissions = new Submissions(Submissions.Window.DEFAULT, truth());
        StringBuilder text = new StringBuilder();
        Set<String> standing = standing(submissions.of(copies, arrivals, now, Set.of()));
        submissions.of(copies, arrivals, now, standing).forEach(one -> write(one, text));
        return text.toString();
    }

    /** As the index counts them over all mail of a route. */
    private static Set<String> standing(List<Submission> all) {
        Map<String, Integer> unlisted = new HashMap<>();
        List<Submission> behind =
                all.stream().filter(one -> one.stage() != Stage.SUBMISSION).toList();
        behind.stream()
                .flatMap(one -> one.recipients().stream())
                .filter(row -> row.listed().isEmpty())
                .forEach(row -> unlisted.merge(row.address(), 1, Integer::sum));
        unlisted.values().removeIf(count -> !StandingRecipients.isOne(count, behind.size()));
        return unlisted.keySet();
    }

    private void read(Transcript session, List<Copy> copies, List<Arrival> arrivals) {
        int head = Integer.parseInt(settings.getOrDefault("head", "262144"));
        Conversation talk = Conversation.of(session, Extent.DEFAULT.withHead(head));
        SessionStart start = talk.start();
        if (start == null) {
            throw new AssertionError(file + " has a session without beginning");
        }
        String user = talk.logins().stream()
                .filter(login -> login.outcome() == LoginFacts.Outcome.SUCCESS)
                .map(LoginFacts::user)
                .findFirst()
                .orElse(null);
        Way way = new Way(start.protocol(), start.route(), start.server().port(), user, null);
        for (Message message : talk.messages()) {
            MessageFacts facts = READER.read(message.head(), message.isHeadWhole());
            Inside inside = facts.body().inside();
            copies.add(new Copy(session.id(), way, message, facts.headers(), inside));
        }
        talk.retrieved()
                .forEach(one -> arrivals.add(
                        new Arrival(session.id(), user, one, READER.readHeaders(one.head(), one.isHeadWhole()))));
    }

    private Truth truth() {
        List<String> visible = new ArrayList<>();
        List<String> bcc = new ArrayList<>();
        for (String part : settings.getOrDefault("truth", "").split(",", -1)) {
            String[] words = part.split("=", 2);
            if (words.length == 2) {
                (words[0].equals("bcc") ? bcc : visible).add(words[1]);
            }
        }
        return Truth.of(visible, bcc);
    }

    private static void write(Submission one, StringBuilder text) {
        text.append(one.kind().wireName())
                .append(" at ")
                .append(one.stage().wireName())
                .append(": ")
                .append(one.verdict() == null ? "no verdict" : one.verdict().wireName())
                .append(", ")
                .append(one.confidence().wireName())
                .append(one.settled() ? ", settled\n" : "\n");
        one.flags().forEach(flag -> text.append("  flag ").append(flag).append('\n'));
        Set<String> rows = new TreeSet<>();
        one.recipients().forEach(row -> rows.add(words(row)));
        rows.forEach(row -> text.append("  ").append(row).append('\n'));
        Set<String> because = new TreeSet<>();
        for (Evidence fact : one.evidence()) {
            because.add(fact.session().toString().substring(11) + "." + fact.exchange() + " " + fact.words());
        }
        because.forEach(fact -> text.append("  because ").append(fact).append('\n'));
    }

    private static String words(RecipientRow row) {
        return row.address() + " " + row.listed() + " " + row.standing().wireName() + " "
                + row.outcome().wireName() + (row.learnt().isEmpty() ? "" : ", learns of " + row.learnt());
    }
}
