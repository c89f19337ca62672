package mailtap.sandbox.demo;

import jakarta.mail.Authenticator;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Sends over SMTP with a login, fetches over POP3. The servers are given, so that a proxy can stand in between. */
public final class DemoClient {
    /** Made up; a demonstration must show that it is hidden. */
    public static final String PASSWORD = "correct horse battery staple";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int TIMEOUT_MILLIS = 10_000;

    /** Where to connect. */
    public record Server(String host, int port) {}

    private final Server smtp;
    private final Server pop3;

    public DemoClient(Server smtp, Server pop3) {
        this.smtp = smtp;
        this.pop3 = pop3;
    }

    /**
     * A message as it came back.
     *
     * @param source headers and body, CRLF line ends, no dot stuffing, a character for each byte
     */
    public record Fetched(String user, String messageId, String source) {}

    /** Sends the letter and returns its Message-ID. The sender is the one who logs in. */
    public String send(Letter letter) throws IOException {
        Session session = Session.getInstance(properties("smtp", smtp, letter.from()), login(letter.from()));
        try {
            MimeMessage message = message(session, letter);
            Transport.send(message);
            return message.getMessageID();
        } catch (MessagingException failed) {
            throw new IOException("sending failed: " + failed.getMessage(), failed);
        }
    }

    /** All messages of a mailbox; they stay there. */
    public List<Fetched> fetch(String user) throws IOException {
        Session session = Session.getInstance(properties("pop3", pop3, user));
        try (Store store = session.getStore("pop3")) {
            store.connect(user, PASSWORD);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return fetched(user, inbox.getMessages());
            }
        } catch (MessagingException failed) {
            throw new IOException("fetching failed: " + failed.getMessage(), failed);
        }
    }

    private static List<Fetched> fetched(String user, Message[] messages) throws MessagingException, IOException {
        List<Fetched> all = new ArrayList<>();
        for (Message message : messages) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            String[] ids = message.getHeader("Message-ID");
            all.add(new Fetched(user, ids == null ? "" : ids[0], bytes.toString(StandardCharsets.ISO_8859_1)));
        }
        return List.copyOf(all);
    }

    private static MimeMessage message(Session session, Letter letter) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(letter.from()));
        message.setRecipients(RecipientType.TO, String.join(",", letter.to()));
        message.setRecipients(RecipientType.CC, String.join(",", letter.cc()));
        message.setRecipients(RecipientType.BCC, String.join(",", letter.bcc()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setHeader("Date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
        message.setText(String.join("\r\n", letter.lines()) + "\r\n", StandardCharsets.UTF_8.name());
        return message;
    }

    private static Authenticator login(String user) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, PASSWORD);
            }
        };
    }

    /** The names in EHLO and in the Message-ID are given: looking up this machine's would take time and tell who it is. */
    private static Properties properties(String protocol, Server server, String user) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.from", user);
        properties.setProperty(prefix + "host", server.host());
        properties.setProperty(prefix + "port", String.valueOf(server.port()));
        properties.setProperty(prefix + "auth", "true");
        properties.setProperty(prefix + "localhost", "demo.example.org");
        properties.setProperty(prefix + "connectiontimeout", String.valueOf(TIMEOUT_MILLIS));
        properties.setProperty(prefix + "timeout", String.valueOf(TIMEOUT_MILLIS));
        return properties;
    }
}
