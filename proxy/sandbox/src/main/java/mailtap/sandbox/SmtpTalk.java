package mailtap.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The server's side of SMTP (RFC 5321), with AUTH (RFC 4954). */
final class SmtpTalk extends Talk {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private enum Mode {
        COMMAND,
        AUTH_PLAIN,
        AUTH_LOGIN_USER,
        AUTH_LOGIN_PASSWORD,
        DATA
    }

    private final Mailboxes mailboxes;
    private final SandboxSettings settings;
    private Mode mode = Mode.COMMAND;
    private String helo = "";
    private boolean extended;
    private boolean loggedIn;
    private @Nullable Envelope envelope;
    private Content content;

    SmtpTalk(Mailboxes mailboxes, SandboxSettings settings) {
        this.mailboxes = mailboxes;
        this.settings = settings;
        this.content = new Content(settings.messageBytesMax());
    }

    @Override
    void greet() {
        reply("220 sandbox.test ESMTP mailtap sandbox");
    }

    @Override
    String tooLong() {
        mode = Mode.COMMAND;
        return "500 5.5.6 Line too long";
    }

    @Override
    String enough() {
        return "421 4.7.0 Too many errors";
    }

    @Override
    void command(String line) {
        switch (mode) {
            case COMMAND -> verb(Command.of(line));
            case AUTH_PLAIN -> finishPlain(line);
            case AUTH_LOGIN_USER -> finishLoginUser(line);
            case AUTH_LOGIN_PASSWORD -> finishLoginPassword(line);
            case DATA -> throw new IllegalStateException("content came as a command");
        }
    }

    private void verb(Command command) {
        String argument = command.argument();
        switch (command.verb()) {
            case "EHLO" -> hello(argument, true);
            case "HELO" -> hello(argument, false);
            case "AUTH" -> auth(argument);
            case "STARTTLS" -> startTls(argument);
            case "MAIL" -> mail(argument);
            case "RCPT" -> rcpt(argument);
            case "DATA" -> data(argument);
            case "RSET" -> bare(argument, this::reset);
            case "QUIT" -> bare(argument, () -> hangUp("221 2.0.0 Bye"));
            case "NOOP" -> reply("250 2.0.0 Ok");
            case "VRFY" -> vrfy(argument);
            case "HELP" -> reply("214 2.0.0 EHLO HELO STARTTLS AUTH MAIL RCPT DATA RSET NOOP VRFY HELP QUIT");
            default -> mistake("500 5.5.2 Command not recognised");
        }
    }

    private void startTls(String argument) {
        if (!hasTls()) {
            mistake("500 5.5.2 Command not recognised");
        } else if (!argument.isEmpty()) {
            mistake("501 5.5.4 No argument here");
        } else if (!offersTls() || envelope != null) {
            mistake("503 5.5.1 " + (envelope == null ? "No TLS to begin" : "Not now"));
        } else {
            beginTls("220 2.0.0 Ready to start TLS");
        }
    }

    @Override
    void begunTls() {
        helo = "";
        extended = false;
        loggedIn = false;
    }

    private void hello(String name, boolean extendedHello) {
        if (name.isBlank()) {
            mistake("501 5.5.4 Say who you are");
            return;
        }
        helo = name.replaceAll("[^!-~]", "?");
        extended = extendedHello;
        envelope = null;
        reply(extended ? capabilities() : "250 sandbox.test");
    }

    private String capabilities() {
        return "250-sandbox.test\r\n250-SIZE " + settings.messageBytesMax() + "\r\n"
                + (offersTls() ? "250-STARTTLS\r\n" : "")
                + "250-PIPELINING\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250-AUTH PLAIN LOGIN\r\n250 HELP";
    }

    private void auth(String argument) {
        String[] words = argument.split(" ", 2);
        String mechanism = words[0].toUpperCase(Locale.ROOT);
        if (!extended || loggedIn || envelope != null) {
            mistake("503 5.5.1 " + (extended ? "Not now" : "Say EHLO first"));
        } else if (mechanism.equals("PLAIN")) {
            firstAnswer(words, Mode.AUTH_PLAIN, "334 ");
        } else if (mechanism.equals("LOGIN")) {
            firstAnswer(words, Mode.AUTH_LOGIN_USER, "334 VXNlcm5hbWU6");
        } else {
            mistake("504 5.5.4 Mechanism not known");
        }
    }

    private void firstAnswer(String[] words, Mode awaiting, String challenge) {
        mode = awaiting;
        if (words.length < 2) {
            reply(challenge);
        } else {
            command(words[1]);
        }
    }

    private void finishPlain(String answer) {
        finishAuth(Sasl.plainUser(answer) != null);
    }

    private void finishLoginUser(String answer) {
        if (Sasl.decoded(answer) == null) {
            finishAuth(false);
        } else {
            mode = Mode.AUTH_LOGIN_PASSWORD;
            reply("334 UGFzc3dvcmQ6");
        }
    }

    private void finishLoginPassword(String answer) {
        finishAuth(Sasl.decoded(answer) != null);
    }

    private void finishAuth(boolean understood) {
        mode = Mode.COMMAND;
        loggedIn = understood;
        if (understood) {
            reply("235 2.7.0 Authentication successful");
        } else {
            mistake("501 5.5.2 Cancelled, or not understood");
        }
    }

    private void mail(String argument) {
        Envelope.Path path = Envelope.Path.from(argument);
        if (helo.isEmpty() || envelope != null) {
            mistake("503 5.5.1 " + (helo.isEmpty() ? "Say EHLO first" : "One sender at a time"));
        } else if (path == null) {
            mistake("501 5.1.7 Syntax: MAIL FROM:<address>");
        } else {
            String refusal = refusal(path.parameters());
            if (refusal == null) {
                envelope = new Envelope(path.address());
                reply("250 2.1.0 Ok");
            } else {
                mistake(refusal);
            }
        }
    }

    /** What is wrong with the parameters of MAIL; null for nothing. */
    private @Nullable String refusal(String parameters) {
        for (String parameter : parameters.isEmpty() ? new String[0] : parameters.split(" +")) {
            String upper = parameter.toUpperCase(Locale.ROOT);
            boolean size = upper.matches("SIZE=[0-9]{1,18}");
            if (size && Long.parseLong(upper.substring(5)) > settings.messageBytesMax()) {
                return "552 5.3.4 Message too big";
            }
            if (!size && !upper.equals("BODY=8BITMIME") && !upper.equals("BODY=7BIT") && !upper.startsWith("AUTH=")) {
                return "555 5.5.4 Parameter not known";
            }
        }
        return null;
    }

    private void rcpt(String argument) {
        Envelope.Path path = Envelope.Path.to(argument);
        if (envelope == null) {
            mistake("503 5.5.1 Say MAIL first");
        } else if (path == null) {
            mistake("501 5.1.3 Syntax: RCPT TO:<address>");
        } else if (!path.parameters().isEmpty()) {
            mistake("555 5.5.4 Parameter not known");
        } else if (path.startsWith("refuse")) {
            reply("550 5.1.1 No such mailbox");
        } else if (path.startsWith("defer")) {
            reply("450 4.2.0 Try again later");
        } else if (envelope.recipients().size() >= Envelope.RECIPIENTS_MAX) {
            reply("452 4.5.3 Too many recipients");
        } else if (!mailboxes.accepts(path.address())) {
            reply("452 4.2.2 Mailbox full");
        } else {
            envelope.recipients().add(path.address());
            reply("250 2.1.5 Ok");
        }
    }

    private void data(String argument) {
        if (!argument.isEmpty()) {
            mistake("501 5.5.4 No argument here");
        } else if (envelope == null || envelope.recipients().isEmpty()) {
            mistake("503 5.5.1 Say MAIL and RCPT first");
        } else {
            mode = Mode.DATA;
            content = new Content(settings.messageBytesMax());
            reply("354 End data with <CR><LF>.<CR><LF>");
        }
    }

    @Override
    boolean content(Lines.Piece piece) {
        if (mode != Mode.DATA) {
            return false;
        }
        if (content.ends(piece)) {
            finishData();
        }
        return true;
    }

    private void finishData() {
        Envelope sent = envelope;
        mode = Mode.COMMAND;
        envelope = null;
        if (sent == null || content.isTooBig()) {
            reply("552 5.3.4 Message too big");
        } else if (mailboxes.deliver(sent.recipients(), delivered(sent.from()))) {
            reply("250 2.0.0 Ok: delivered");
        } else {
            reply("452 4.3.1 No room left");
        }
        content = new Content(0);
    }

    /** The content with what a real server puts above it. */
    private byte[] delivered(String from) {
        String how = (extended ? "ESMTP" : "SMTP") + (loggedIn ? "A" : "");
        String when = DATE.format(ZonedDateTime.now(ZoneOffset.UTC));
        String trace = "Return-Path: <" + from + ">\r\n"
                + "Received: from " + helo + " (" + peer() + ")\r\n"
                + "\tby sandbox.test (mailtap sandbox) with " + how + ";\r\n"
                + "\t" + when + "\r\n";
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(trace.getBytes(StandardCharsets.ISO_8859_1));
        message.writeBytes(content.bytes());
        return message.toByteArray();
    }

    private void vrfy(String argument) {
        if (argument.isBlank()) {
            mistake("501 5.5.4 Syntax: VRFY address");
        } else {
            reply("252 2.1.5 Cannot say, but mail for it will be taken");
        }
    }

    private void reset() {
        envelope = null;
        reply("250 2.0.0 Ok");
    }

    private void bare(String argument, Runnable action) {
        if (argument.isBlank()) {
            action.run();
        } else {
            mistake("501 5.5.4 No argument here");
        }
    }
}
