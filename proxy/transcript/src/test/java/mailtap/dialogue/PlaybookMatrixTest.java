package mailtap.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailtap.notation.Turn;
import mailtap.sasl.Secrets;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Protocol;
import mailtap.transcript.Side;
import org.junit.jupiter.api.Test;

/** The playbooks are whole: every mechanism with each way it can end, every verb, parameter and class of reply. */
class PlaybookMatrixTest {
    private static final Path SOURCES = Path.of("src/main/java/mailtap/dialogue");
    private static final Path READ_ME = Playbook.FOLDER.resolve("README.md");
    private static final String BEGIN = "<!-- playbooks -->\n";
    private static final String END = "<!-- /playbooks -->";

    /** USER stands for USER with PASS. */
    private static final List<String> MECHANISMS = List.of(
            "PLAIN",
            "LOGIN",
            "CRAM-MD5",
            "DIGEST-MD5",
            "SCRAM-SHA-1",
            "SCRAM-SHA-256",
            "SCRAM-SHA-256-PLUS",
            "XOAUTH2",
            "OAUTHBEARER",
            "NTLM",
            "GSSAPI",
            "EXTERNAL",
            "ANONYMOUS",
            "USER",
            "APOP");

    private static final Set<String> IMPOSSIBLE = Set.of(
            // A single * is an answer to a challenge, and these have none.
            "USER cancelled",
            "APOP cancelled",
            // The client's first word answers the server's.
            "CRAM-MD5 pipelined",
            "DIGEST-MD5 pipelined");

    private final List<Playbook> books = Playbook.all();

    @Test
    void every_mechanism_ends_in_every_way_it_can() {
        Set<String> wanted = new TreeSet<>();
        for (String mechanism : MECHANISMS) {
            for (String way : List.of("success", "failure", "cancelled", "pipelined")) {
                wanted.add(mechanism + " " + way);
            }
        }
        wanted.removeAll(IMPOSSIBLE);
        Set<String> there = new TreeSet<>();
        books.forEach(book -> logins(book, there));
        wanted.removeAll(there);
        assertThat(wanted).as("ways of mechanisms that no playbook has").isEmpty();
        assertThat(there).doesNotContainAnyElementsOf(IMPOSSIBLE);
    }

    private static void logins(Playbook book, Set<String> there) {
        for (LoginFacts login : Seen.logins(Chunks.whole(book.protocol(), Secrets.masked(), book.talk()))) {
            there.add(login.mechanism() + " " + login.outcome().name().toLowerCase(Locale.ROOT));
        }
        List<Turn> talk = book.talk();
        for (int i = 0; i + 1 < talk.size(); i++) {
            String line = said(talk.get(i), Side.CLIENT);
            String mechanism = line.replaceFirst("(?i)^AUTH +(?=\\S)", "").split("[ \r\n]", 2)[0];
            if (MECHANISMS.contains(mechanism)
                    && !said(talk.get(i + 1), Side.CLIENT).isEmpty()) {
                there.add(mechanism + " pipelined");
            }
        }
    }

    @Test
    void every_verb_occurs() throws IOException {
        assertThat(missing(known("SmtpGrammar"), words(Side.CLIENT, Set.of(Protocol.SMTP, Protocol.LMTP))))
                .isEmpty();
        assertThat(missing(known("Pop3Grammar"), words(Side.CLIENT, Set.of(Protocol.POP3))))
                .isEmpty();
    }

    /** The words the grammar compares with, read from its source: a new one cannot be forgotten here. */
    private static Set<String> known(String grammar) throws IOException {
        String source = Files.readString(SOURCES.resolve(grammar + ".java"));
        Set<String> words = new TreeSet<>();
        Pattern.compile("\"([A-Z][A-Z0-9-]{2,})\"")
                .matcher(source)
                .results()
                .forEach(found -> words.add(found.group(1)));
        // What a server says of a size.
        words.remove("OCTETS");
        assertThat(words).hasSizeGreaterThan(15);
        return words;
    }

    @Test
    void every_parameter_occurs() {
        Set<String> wanted = new TreeSet<>();
        for (MailParameter parameter : MailParameter.values()) {
            wanted.add(parameter.keyword());
        }
        Set<String> envelope = new TreeSet<>();
        lines(Side.CLIENT, Set.of(Protocol.SMTP, Protocol.LMTP))
                .filter(line -> line.matches("(MAIL|RCPT) .*"))
                .forEach(line -> envelope.addAll(List.of(line.split("[ =]"))));
        assertThat(missing(wanted, envelope)).isEmpty();
    }

    @Test
    void every_class_of_reply_occurs() {
        Set<String> classes = new TreeSet<>();
        lines(Side.SERVER, Set.of(Protocol.SMTP))
                .filter(line -> line.matches("\\d{3}([ -].*)?"))
                .forEach(line -> classes.add(line.substring(0, 1)));
        assertThat(classes).contains("1", "2", "3", "4", "5");
        assertThat(words(Side.SERVER, Set.of(Protocol.POP3))).contains("+OK", "-ERR", "+");
    }

    private static Set<String> missing(Set<String> wanted, Set<String> there) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    private Set<String> words(Side side, Set<Protocol> protocols) {
        Set<String> words = new TreeSet<>();
        lines(side, protocols).forEach(line -> words.addAll(List.of(line.split("[ \t]"))));
        return words;
    }

    private Stream<String> lines(Side side, Set<Protocol> protocols) {
        return books.stream()
                .filter(book -> protocols.contains(book.protocol()))
                .flatMap(book -> book.talk().stream())
                .map(turn -> said(turn, side).strip().toUpperCase(Locale.ROOT));
    }

    /** What this side says in the turn; empty where it says nothing. */
    private static String said(Turn turn, Side side) {
        return turn instanceof Turn.Said said && said.side() == side
                ? said.bytes().latin1()
                : "";
    }

    @Test
    void the_list_names_every_playbook() throws IOException {
        String written = Files.readString(READ_ME);
        int begin = written.indexOf(BEGIN) + BEGIN.length();
        String made = written.substring(0, begin) + list() + written.substring(written.indexOf(END));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(READ_ME, made);
        } else {
            assertThat(written).isEqualTo(made);
        }
    }

    private String list() {
        List<String> lines = new ArrayList<>();
        String topic = "";
        for (Playbook book : books) {
            String folder = book.name().split("/", 2)[0];
            if (!folder.equals(topic)) {
                lines.add((topic.isEmpty() ? "" : "\n") + "## " + folder + "\n");
            }
            topic = folder;
            lines.add("- [" + book.name() + "](" + book.name() + "): " + book.why());
        }
        return String.join("\n", lines) + "\n";
    }
}
