package mailtap.mail.meaning;

import java.util.Map;
import java.util.Optional;
import mailtap.mail.Command;
import mailtap.transcript.Protocol;

/** What each command asks for. {@code {}} stands for its argument. */
final class Verbs {
    private static final String ARGUMENT = "{}";

    private static final Map<String, String> SMTP = Map.ofEntries(
            Map.entry("HELO", "The client says who it is ({}), the old way: it will use no extensions."),
            Map.entry("EHLO", "The client says who it is ({}) and asks what the server can do."),
            Map.entry(
                    "LHLO",
                    "The client says who it is ({}); as this is LMTP, each recipient gets a verdict of its own."),
            Map.entry("MAIL", "The client begins a message and names its envelope sender, who gets the bounces: {}"),
            Map.entry("RCPT", "The client names one recipient of the envelope: {}"),
            Map.entry("DATA", "The client asks to send the message, headers and body."),
            Map.entry("BDAT", "The client sends a piece of the message, its octets counted: {}"),
            Map.entry("BURL", "The client asks the server to fetch the message, or a part of it, from a mail store."),
            Map.entry("RSET", "The client drops the message it had begun, or makes sure that there is none."),
            Map.entry("VRFY", "The client asks whether {} is a mailbox here."),
            Map.entry("EXPN", "The client asks who is on the list {}."),
            Map.entry("HELP", "Somebody asks for help, most likely a person."),
            Map.entry(
                    "NOOP",
                    "The client asks for nothing: it keeps the connection awake or waits for the replies before."),
            Map.entry("QUIT", "The client is done and takes its leave."),
            Map.entry("AUTH", "The client begins to log in."),
            Map.entry("STARTTLS", "The client asks to go on encrypted."),
            Map.entry("ETRN", "The client asks the server to send the mail that waits for {}."),
            Map.entry("TURN", "The client asks to change roles: an old command that servers refuse for good reasons."),
            Map.entry("ATRN", "The client, logged in, asks to change roles and get its mail."),
            Map.entry("XCLIENT", "A proxy tells the server who the real client is: {}"),
            Map.entry("XFORWARD", "A filter tells the server, for its log, where the message came from: {}"),
            Map.entry("SEND", "An old command: a message to a terminal."),
            Map.entry("SOML", "An old command: a message to a terminal or a mailbox."),
            Map.entry("SAML", "An old command: a message to a terminal and a mailbox."));

    private static final Map<String, String> POP3 = Map.ofEntries(
            Map.entry("USER", "The client names the mailbox it wants: {}"),
            Map.entry("PASS", "The client gives the password for it."),
            Map.entry("APOP", "The client logs in with a digest of the password and the greeting's timestamp: {}"),
            Map.entry("AUTH", "The client begins to log in."),
            Map.entry("CAPA", "The client asks what the server can do."),
            Map.entry("STLS", "The client asks to go on encrypted."),
            Map.entry("STAT", "The client asks how many messages there are, and how large they are together."),
            Map.entry("LIST", "The client asks how large messages are: {}"),
            Map.entry("UIDL", "The client asks for the lasting names of messages, to know which it has seen: {}"),
            Map.entry("RETR", "The client fetches message {}."),
            Map.entry("TOP", "The client fetches the head of a message and some lines of it: {}"),
            Map.entry("DELE", "The client marks message {} for deletion; it is gone when QUIT is answered."),
            Map.entry("RSET", "The client takes all deletion marks back."),
            Map.entry("NOOP", "The client asks for nothing: it keeps the connection awake."),
            Map.entry("LAST", "An old command: the client asks for the highest message number it has fetched."),
            Map.entry("LANG", "The client chooses the language of the server's texts: {}"),
            Map.entry("UTF8", "The client can read UTF-8 in headers and names from now on."),
            Map.entry("XTND", "An extension of some old servers: {}"),
            Map.entry("QUIT", "The client is done; what it marked is deleted now."));

    private Verbs() {}

    static Optional<String> of(Protocol protocol, Command command) {
        if (command.verb().equals("AUTH") && command.argument().isEmpty()) {
            return Optional.of("The client asks which ways to log in there are.");
        }
        String words = (protocol == Protocol.POP3 ? POP3 : SMTP).get(command.verb());
        return words == null ? Optional.empty() : Optional.of(filled(words, argument(command)));
    }

    private static String filled(String words, String argument) {
        if (!argument.isEmpty() || !words.contains(ARGUMENT)) {
            return words.replace(ARGUMENT, argument);
        }
        // "… which it has seen: {}" without an argument asks for all.
        return words.endsWith(": " + ARGUMENT)
                ? words.replace(": " + ARGUMENT, ".")
                : words.replace(" (" + ARGUMENT + ")", "").replace(" " + ARGUMENT, " …");
    }

    /** Of MAIL and RCPT only the path: their parameters are explained one by one. */
    private static String argument(Command command) {
        String said = command.argument();
        return switch (command.verb()) {
            case "MAIL", "RCPT" ->
                said.substring(said.indexOf(':') + 1, MailParameters.from(said)).strip();
            case "APOP" -> said.replace(Command.MASK, "").strip();
            default -> said;
        };
    }
}
