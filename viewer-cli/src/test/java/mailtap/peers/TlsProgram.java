package mailtap.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Real mail programs that speak TLS and verify whom they speak with. */
enum TlsProgram {
    SWAKS_STARTTLS("swaks", "smtp") {
        @Override
        List<String> command(Order order) {
            return swaks(order, "--tls");
        }
    },
    SWAKS_IMPLICIT("swaks", "smtps") {
        @Override
        List<String> command(Order order) {
            return swaks(order, "--tls-on-connect");
        }
    },
    CURL_STARTTLS("curl", "smtp") {
        @Override
        List<String> command(Order order) {
            return curlSend(order, "smtp://127.0.0.1:");
        }
    },
    CURL_IMPLICIT("curl", "smtps") {
        @Override
        List<String> command(Order order) {
            return curlSend(order, "smtps://127.0.0.1:");
        }
    },
    MSMTP_STARTTLS("msmtp", "smtp") {
        @Override
        List<String> command(Order order) {
            return msmtp(order, "on");
        }
    },
    MSMTP_IMPLICIT("msmtp", "smtps") {
        @Override
        List<String> command(Order order) {
            return msmtp(order, "off");
        }
    },
    MUTT_STARTTLS("mutt", "smtp") {
        @Override
        List<String> command(Order order) {
            return mutt(order, "smtp");
        }
    },
    MUTT_IMPLICIT("mutt", "smtps") {
        @Override
        List<String> command(Order order) {
            return mutt(order, "smtps");
        }
    },
    CURL_STLS("curl", "pop3") {
        @Override
        List<String> command(Order order) {
            return curlFetch(order, "pop3://127.0.0.1:");
        }
    },
    CURL_POP3S("curl", "pop3s") {
        @Override
        List<String> command(Order order) {
            return curlFetch(order, "pop3s://127.0.0.1:");
        }
    },
    FETCHMAIL_STLS("fetchmail", "pop3") {
        @Override
        List<String> command(Order order) {
            return fetchmail(order, "sslproto \"TLS1.2+\"");
        }
    },
    FETCHMAIL_POP3S("fetchmail", "pop3s") {
        @Override
        List<String> command(Order order) {
            return fetchmail(order, "ssl");
        }
    };

    private static final String ALICE = SendingProgram.ALICE;

    private final String program;
    private final String speaks;

    TlsProgram(String program, String speaks) {
        this.program = program;
        this.speaks = speaks;
    }

    /**
     * @param authority whom to believe
     * @param to who gets it, or whose mail is fetched
     * @param mark what to find it by
     */
    record Order(Path folder, int port, Path authority, String to, String mark) {
        String file(String name, String text) {
            try {
                Path file = Files.writeString(folder.resolve(name), text);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                return file.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String message() {
            return "From: Alice <" + ALICE + ">\nTo: " + to + "\nSubject: " + mark + "\nMessage-ID: <" + mark
                    + "@client.example>\n\nHello.\n";
        }
    }

    /** {@code smtp}, {@code smtps}, {@code pop3} or {@code pop3s}. */
    String speaks() {
        return speaks;
    }

    boolean sends() {
        return speaks.startsWith("smtp");
    }

    /** Runs it to its end, or skips where it is absent. */
    Program.Ended run(Order order) {
        RealPeers.need(program);
        return new Program(order.folder()).feed(order.message(), command(order).toArray(String[]::new));
    }

    /** The same; it must be content. */
    String succeed(Order order) {
        Program.Ended ended = run(order);
        assertThat(ended.code()).as("%s said %s", this, ended.out()).isZero();
        return ended.out();
    }

    abstract List<String> command(Order order);

    private static List<String> swaks(Order order, String tls) {
        return List.of(
                "swaks",
                tls,
                "--tls-verify",
                "--tls-ca-path",
                order.authority().toString(),
                "--server",
                "127.0.0.1",
                "--port",
                String.valueOf(order.port()),
                "--ehlo",
                "client.example",
                "--from",
                ALICE,
                "--to",
                order.to(),
                "--auth",
                "PLAIN",
                "--auth-user",
                ALICE,
                "--auth-password",
                MailServers.PASSWORD,
                "--data",
                "@" + order.file("message.txt", order.message()));
    }

    private static List<String> curlSend(Order order, String url) {
        return List.of(
                "curl",
                "-sS",
                "--max-time",
                "60",
                "--ssl-reqd",
                "--cacert",
                order.authority().toString(),
                url + order.port() + "/client.example",
                "--mail-from",
                ALICE,
                "--mail-rcpt",
                order.to(),
                "--user",
                ALICE + ":" + MailServers.PASSWORD,
                "-T",
                order.file("message.txt", order.message().replace("\n", "\r\n")));
    }

    private static List<String> curlFetch(Order order, String url) {
        return List.of(
                "curl",
                "-sS",
                "--max-time",
                "60",
                "--ssl-reqd",
                "--cacert",
                order.authority().toString(),
                "--user",
                order.to() + ":" + MailServers.PASSWORD,
                url + order.port() + "/1");
    }

    private static List<String> msmtp(Order order, String startTls) {
        String account = "account default\nhost 127.0.0.1\nport " + order.port() + "\nfrom " + ALICE
                + "\nauth plain\nuser " + ALICE + "\npassword " + MailServers.PASSWORD + "\ntls on\ntls_starttls "
                + startTls + "\ntls_trust_file " + order.authority() + "\ntimeout 60\ndomain client.example\n";
        return List.of("msmtp", "-C", order.file("msmtprc", account), "--", order.to());
    }

    private static List<String> mutt(Order order, String scheme) {
        String settings = "set from=" + ALICE + "\nset use_from=yes\nset copy=no\nset hostname=client.example\n"
                + "set ssl_force_tls=yes\nset ssl_starttls=yes\nset ssl_usesystemcerts=no\n"
                + "set ssl_ca_certificates_file=\"" + order.authority() + "\"\nset smtp_authenticators=\"plain\"\n"
                + "set smtp_url=\"" + scheme + "://" + ALICE + "@localhost:" + order.port() + "/\"\nset smtp_pass=\""
                + MailServers.PASSWORD + "\"\n";
        return List.of("mutt", "-n", "-F", order.file("muttrc", settings), "-s", order.mark(), "--", order.to());
    }

    private static List<String> fetchmail(Order order, String tls) {
        String account = "poll localhost service " + order.port() + " protocol pop3 timeout 60\n  user \"" + order.to()
                + "\" password \"" + MailServers.PASSWORD + "\" " + tls + " sslcertck sslcertfile \""
                + order.authority() + "\" keep fetchall mda \"cat\"\n";
        return List.of(
                "fetchmail",
                "-f",
                order.file("fetchmailrc", account),
                "--nosyslog",
                "--pidfile",
                order.folder().resolve("fetchmail.pid").toString());
    }
}
