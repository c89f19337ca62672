package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that send a message over SMTP, with a login as alice, without TLS. */
enum SendingProgram {
    SWAKS("swaks") {
        @Override
        List<String> command(Order order) {
            return List.of(
                    "swaks",
                    "--server",
                    "127.0.0.1:" + order.port,
                    "--ehlo",
                    "client.example",
                    "--from",
                    ALICE,
                    "--to",
                    String.join(",", order.recipients),
                    "--auth",
                    "LOGIN",
                    "--auth-user",
                    ALICE,
                    "--auth-password",
                    order.password,
                    "--data",
                    "@" + order.file("message.txt", order.message));
        }
    },
    CURL("curl") {
        @Override
        List<String> command(Order order) {
            List<String> words = new ArrayList<>(List.of(
                    "curl",
                    "-sS",
                    "--max-time",
                    "60",
                    "smtp://127.0.0.1:" + order.port + "/client.example",
                    "--mail-from",
                    ALICE,
                    "--user",
                    ALICE + ":" + order.password,
                    "-T",
                    order.file("message.txt", order.message.replace("\n", "\r\n"))));
            order.recipients.forEach(recipient -> words.addAll(List.of("--mail-rcpt", recipient)));
            return words;
        }
    },
    MSMTP("msmtp") {
        @Override
        List<String> command(Order order) {
            String account = "account default\nhost 127.0.0.1\nport " + order.port + "\nfrom " + ALICE
                    + "\nauth plain\nuser " + ALICE + "\npassword " + order.password
                    + "\ntls off\ntimeout 60\ndomain client.example\n";
            List<String> words = new ArrayList<>(List.of("msmtp", "-C", order.file("msmtprc", account), "--"));
            words.addAll(order.recipients);
            return words;
        }
    },
    PYTHON("python3") {
        @Override
        List<String> command(Order order) {
            String program = """
                    import smtplib, sys
                    smtp = smtplib.SMTP("127.0.0.1", int(sys.argv[1]), local_hostname="client.example", timeout=60)
                    smtp.login(sys.argv[2], sys.argv[3])
                    smtp.sendmail(sys.argv[2], sys.argv[4:], sys.stdin.read())
                    smtp.quit()
                    """;
            List<String> words = new ArrayList<>(
                    List.of("python3", "-c", program, String.valueOf(order.port), ALICE, order.password));
            words.addAll(order.recipients);
            return words;
        }
    },
    MUTT("mutt") {
        @Override
        List<String> command(Order order) {
            String settings = "set realname=Alice\nset from=" + ALICE
                    + "\nset use_from=yes\nset copy=no\nset hostname=client.example\n"
                    + "set ssl_starttls=no\nset ssl_force_tls=no\nset smtp_authenticators=\"plain\"\n"
                    + "set smtp_url=\"smtp://" + ALICE + "@127.0.0.1:" + order.port + "/\"\nset smtp_pass=\""
                    + order.password + "\"\n";
            List<String> to = order.recipients;
            return List.of(
                    "mutt",
                    "-n",
                    "-F",
                    order.file("muttrc", settings),
                    "-s",
                    "from mutt " + order.mark(),
                    "-c",
                    to.get(1),
                    "-b",
                    to.get(2),
                    "--",
                    to.get(0));
        }

        @Override
        String input(Order order) {
            return order.body();
        }

        @Override
        boolean writesTheHeader() {
            return true;
        }
    };

    static final String ALICE = "alice@example.org";

    private final String program;

    SendingProgram(String program) {
        this.program = program;
    }

    /**
     * What to send through which port.
     *
     * @param recipients three: one of To, one of Cc, one in no header
     * @param message header and body, LF line ends
     */
    record Order(Path folder, int port, String password, List<String> recipients, String message) {
        String body() {
            return message.substring(message.indexOf("\n\n") + 2);
        }

        /** What tells this message from all others; it is in the subject. */
        String mark() {
            int from = message.indexOf("Subject: ") + 9;
            return message.substring(from, message.indexOf('\n', from));
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

    /** Sends it, or skips where the program is absent. */
    final void send(Order order) {
        RealPeers.need(program);
        Program.Ended ended =
                new Program(order.folder).feed(input(order), command(order).toArray(String[]::new));
        assertThat(ended.code()).as("%s said %s", program, ended.out()).isZero();
    }

    abstract List<String> command(Order order);

    /** What it reads on standard input. */
    String input(Order order) {
        return order.message;
    }

    /** True where only the body is sent as it was given. */
    boolean writesTheHeader() {
        return false;
    }
}
