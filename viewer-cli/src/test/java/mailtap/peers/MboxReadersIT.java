package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailtap.viewer.AwkwardMail;
import mailtap.viewer.HostileStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code export --format mbox} writes, read by mail programs: as many messages, and the same as the eml files. */
class MboxReadersIT {
    private static final Pattern QUOTED = Pattern.compile("(?m)^>(>*From )");

    /** What doveadm writes before a message; behind it comes a form feed, which is blank. */
    private static final Pattern FETCHED = Pattern.compile("(?m)^seq: \\d+\ntext:\n");

    /** mutt draws on a terminal, which script makes. */
    private static final String MUTT = """
        set mbox_type=mbox
        set folder=@HOME@
        set sort=mailbox-order
        set read_only=yes
        set quit=yes
        set wait_key=no
        set pipe_decode=no
        set pipe_split=yes
        macro index X "<tag-pattern>~A<enter><tag-prefix><pipe-message>sh @HOME@/save<enter><quit>"
        """;

    private static final String SAVE = """
        number=$(ls @HOME@/saved | wc -l)
        exec cat >@HOME@/saved/$(printf %03d "$number")
        """;

    private static final String DOVECOT = """
        base_dir = @HOME@
        log_path = @HOME@/log
        mail_location = mbox:@HOME@/mail
        mbox_read_locks = fcntl
        mbox_write_locks = fcntl
        ssl = no
        """;

    @TempDir
    private static Path home;

    private static Path mbox;
    private static List<String> messages;

    @BeforeAll
    static void export() throws IOException {
        Path store = home.resolve("store");
        int written = AwkwardMail.write(store);
        mbox = home.resolve("all.mbox");
        assertThat(HostileStore.run(store, "export", "--format", "mbox", "-o", mbox.toString()))
                .isEqualTo("0\n");
        Path letters = home.resolve("letters");
        assertThat(HostileStore.run(store, "export", "--format", "eml", "-o", letters.toString()))
                .isEqualTo("0\n");
        messages = contents(letters).map(MboxReadersIT::normal).toList();
        assertThat(messages).hasSize(written);
    }

    private static Stream<String> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream().map(MboxReadersIT::read);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines end in LF, and a message ends in one. */
    private static String normal(String message) {
        return message.replace("\r\n", "\n").stripTrailing();
    }

    private static String unquoted(String message) {
        return normal(QUOTED.matcher(message).replaceAll("$1"));
    }

    private void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text.replace("@HOME@", folder.toString()));
    }

    @Test
    void mutt(@TempDir Path own) throws IOException {
        RealPeers.need("mutt", "script");
        write(own, "muttrc", MUTT);
        write(own, "save", SAVE);
        Path saved = Files.createDirectory(own.resolve("saved"));
        String command = "mutt -n -F " + own.resolve("muttrc") + " -f " + mbox + " -e 'push X'";
        new Program(own, Map.of("TERM", "xterm")).run("script", "-qec", command, "/dev/null");
        assertThat(contents(saved).map(message -> unquoted(message.replaceFirst("^From .*\n", ""))))
                .containsExactlyElementsOf(messages);
    }

    @Test
    void dovecot() throws IOException {
        RealPeers.need("doveadm", "setpriv");
        RealPeers.needRoot();
        // Another user must get into it.
        Path own = Files.createTempDirectory("mailtap-it");
        try {
            dovecot(own);
        } finally {
            try (Stream<Path> all = Files.walk(own)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private void dovecot(Path own) throws IOException {
        Program program = new Program(own, Map.of("USER", "nobody"));
        write(own, "conf", DOVECOT);
        Files.copy(mbox, Files.createDirectory(own.resolve("mail")).resolve("all"));
        assertThat(program.run("chown", "-R", "nobody:nogroup", own.toString()).code())
                .isZero();
        String asNobody =
                "setpriv --reuid nobody --regid nogroup --clear-groups doveadm -c conf fetch 'seq text' mailbox all"
                        + " >out";
        Program.Ended ended = program.run("sh", "-c", asNobody);
        assertThat(ended.code()).as(ended.out()).isZero();
        assertThat(FETCHED.splitAsStream(read(own.resolve("out"))).skip(1).map(MboxReadersIT::unquoted))
                .containsExactlyElementsOf(messages);
    }
}
