package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs that fetch all messages of a mailbox over POP3 without TLS and leave them there. */
enum FetchingProgram {
    CURL("curl") {
        @Override
        List<String> command(Order order) {
            return List.of(
                    "curl",
                    "-sS",
                    "--max-time",
                    "60",
                    "--user",
                    order.user + ":" + order.password,
                    "-o",
                    order.fetched().toString(),
                    "pop3://127.0.0.1:" + order.port + "/1");
        }
    },
    MPOP("mpop") {
        @Override
        List<String> command(Order order) {
            String account = "account default\nhost 127.0.0.1\nport " + order.port + "\nuser " + order.user
                    + "\npassword " + order.password + "\nauth user\ntls off\nkeep on\nreceived_header off\n"
                    + "delivery mbox " + order.fetched() + "\nuidls_file " + order.folder.resolve("uidls") + "\n";
            return List.of("mpop", "-C", order.file("mpoprc", account));
        }
    },
    FETCHMAIL("fetchmail") {
        @Override
        List<String> command(Order order) {
            String account =
                    "poll 127.0.0.1 service " + order.port + " protocol pop3 timeout 60\n  user \"" + order.user
                            + "\" password \"" + order.password + "\" sslproto \"\" keep fetchall mda \"cat >> "
                            + order.fetched() + "\"\n";
            return List.of(
                    "fetchmail",
                    "-f",
                    order.file("fetchmailrc", account),
                    "--nosyslog",
                    "--pidfile",
                    order.folder.resolve("fetchmail.pid").toString());
        }
    },
    PYTHON("python3") {
        @Override
        List<String> command(Order order) {
            String program = """
                    import poplib, sys
                    pop = poplib.POP3("127.0.0.1", int(sys.argv[1]), timeout=60)
                    pop.user(sys.argv[2])
                    pop.pass_(sys.argv[3])
                    pop.stat(), pop.list(), pop.uidl(), pop.top(1, 0), pop.noop()
                    with open(sys.argv[4], "wb") as file:
                        for number in range(1, pop.stat()[0] + 1):
                            file.write(b"\\n".join(pop.retr(number)[1]) + b"\\n")
                    pop.quit()
                    """;
            return List.of(
                    "python3",
                    "-c",
                    program,
                    String.valueOf(order.port),
                    order.user,
                    order.password,
                    order.fetched().toString());
        }
    };

    private final String program;

    FetchingProgram(String program) {
        this.program = program;
    }

    /** Whose mail to fetch through which port. */
    record Order(Path folder, int port, String user, String password) {
        Path fetched() {
            return folder.resolve("fetched");
        }

        private String file(String name, String text) {
            try {
                Path file = Files.writeString(folder.resolve(name), text);
                file.toFile().setReadable(false, false);
                file.toFile().setReadable(true, true);
                return file.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Fetches, or skips where the program is absent; what came, with LF line ends. */
    final String fetch(Order order) throws IOException {
        RealPeers.need(program);
        Program.Ended ended = new Program(order.folder).run(command(order).toArray(String[]::new));
        assertThat(ended.code()).as("%s said %s", program, ended.out()).isZero();
        return Files.readString(order.fetched(), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }

    abstract List<String> command(Order order);
}
