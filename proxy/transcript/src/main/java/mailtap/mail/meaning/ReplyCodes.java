package mailtap.mail.meaning;

import java.util.Map;
import mailtap.transcript.Protocol;

/** What a reply code means in answer to a command: RFC 5321 4.2 and 4.3.2, RFC 4954 6, RFC 3207 4. */
final class ReplyCodes {
    /** Of what the server says unasked. */
    static final String GREETING = "";

    private static final Map<String, String> IN_CONTEXT = Map.ofEntries(
            Map.entry(" 220", "the server is there and ready"),
            Map.entry(" 421", "the server ends the connection by itself: a timeout, a shutdown, too many connections"),
            Map.entry(" 521", "this machine takes no mail at all"),
            Map.entry(" 554", "the server wants nothing to do with this client"),
            Map.entry("EHLO 500", "the server does not know EHLO; the client may go on with HELO"),
            Map.entry("EHLO 502", "the server does not know EHLO; the client may go on with HELO"),
            Map.entry("EHLO 250", "welcome"),
            Map.entry("HELO 250", "welcome"),
            Map.entry("LHLO 250", "welcome"),
            Map.entry("MAIL 250", "the sender is taken"),
            Map.entry("MAIL 530", "not without a login, or not without encryption"),
            Map.entry("MAIL 550", "this sender is not taken"),
            Map.entry("MAIL 553", "this sender may not be used, or not by this login"),
            Map.entry("MAIL 452", "no room for it now"),
            Map.entry("MAIL 552", "too large for this server"),
            Map.entry("RCPT 250", "the recipient is taken"),
            Map.entry("RCPT 251", "not a mailbox here; the server will pass it on"),
            Map.entry(
                    "RCPT 450",
                    "not now: the mailbox is busy, or the server wants to see the client try again (greylisting)"),
            Map.entry("RCPT 451", "not now: the server could not decide"),
            Map.entry("RCPT 452", "not now: no room, or too many recipients for one transaction"),
            Map.entry("RCPT 550", "this recipient is refused"),
            Map.entry("RCPT 551", "not a mailbox here; the text may say where it is"),
            Map.entry("RCPT 552", "the recipient's mailbox is full"),
            Map.entry("RCPT 553", "this address cannot be a recipient here"),
            Map.entry("RCPT 554", "refused: often, this server does not relay for this client"),
            Map.entry("RCPT 503", "there is no sender yet"),
            Map.entry("DATA 354", "go on: the message, then a line with nothing but a dot"),
            Map.entry("DATA 250", "the server has taken the message and answers for it from now on"),
            Map.entry("DATA 451", "not now: the server could not keep it; the client is to try again"),
            Map.entry("DATA 452", "not now: no room"),
            Map.entry("DATA 550", "the message is refused, for what is in it or where it came from"),
            Map.entry("DATA 552", "the message is too large"),
            Map.entry("DATA 554", "the message is refused; or there was no recipient to send it to"),
            Map.entry("DATA 503", "there is no recipient yet"),
            Map.entry("BDAT 250", "the piece is taken; after the last one, so is the message"),
            Map.entry("BDAT 500", "the server does not know BDAT, and may read the message as commands"),
            Map.entry("BDAT 502", "the server does not know BDAT, and may read the message as commands"),
            Map.entry("RSET 250", "forgotten"),
            Map.entry("VRFY 252", "the server does not say, as most do not; it would try"),
            Map.entry("VRFY 550", "no such mailbox"),
            Map.entry("STARTTLS 220", "TLS begins now; from here on all is encrypted"),
            Map.entry("STARTTLS 454", "TLS is not to be had just now"),
            Map.entry("QUIT 221", "the server takes its leave and closes"));

    private static final Map<String, String> OF_LOGIN = Map.ofEntries(
            Map.entry("235", "logged in"),
            Map.entry("334", "the login goes on: the server asks"),
            Map.entry("432", "the password has to be changed or moved over first"),
            Map.entry("454", "the login could not be checked just now; it says nothing about the password"),
            Map.entry("500", "the server does not know AUTH here, or the line was too long"),
            Map.entry("501", "the server could not read the answer as Base64, or the client gave up with *"),
            Map.entry("502", "the server does not do logins here"),
            Map.entry("503", "not now: logged in already, in the middle of a message, or AUTH is not offered"),
            Map.entry("504", "this mechanism is not offered"),
            Map.entry("530", "encryption first"),
            Map.entry("534", "this mechanism is too weak for the account"),
            Map.entry("535", "the login was refused: name, password, or not allowed to log in this way"),
            Map.entry("538", "this mechanism is allowed only when encrypted"));

    private static final Map<String, String> ALWAYS = Map.ofEntries(
            Map.entry("211", "the server's state"),
            Map.entry("214", "help"),
            Map.entry("220", "ready"),
            Map.entry("221", "closing"),
            Map.entry("250", "done"),
            Map.entry("251", "not here; the server will pass it on"),
            Map.entry("252", "the server cannot say; it would try"),
            Map.entry("354", "go on, and end with a dot"),
            Map.entry("421", "the server ends the connection: a timeout, a shutdown, too many connections"),
            Map.entry("450", "not now: the mailbox is not available"),
            Map.entry("451", "not now: an error of the server"),
            Map.entry("452", "not now: no room"),
            Map.entry("454", "not available just now"),
            Map.entry("455", "not now: a parameter cannot be followed"),
            Map.entry("500", "the server does not know this command, or the line was too long"),
            Map.entry("501", "the arguments are wrong"),
            Map.entry("502", "the server does not do this command"),
            Map.entry("503", "this command is not to come now"),
            Map.entry("504", "the server does not do this parameter"),
            Map.entry("521", "this machine takes no mail"),
            Map.entry("530", "a login or encryption is needed first"),
            Map.entry("535", "the login was refused"),
            Map.entry("550", "refused: no such mailbox, or not allowed"),
            Map.entry("551", "not here"),
            Map.entry("552", "too large, or the mailbox is full"),
            Map.entry("553", "this address is not allowed"),
            Map.entry("554", "refused, without a closer reason in the code"),
            Map.entry("555", "the server does not know a parameter of MAIL or RCPT"),
            Map.entry("556", "the recipient's domain takes no mail"));

    private ReplyCodes() {}

    /** Empty where neither table nor first digit says anything. */
    static String of(Protocol protocol, String verb, String code) {
        return protocol == Protocol.POP3 ? pop3(verb, code) : smtp(verb, code);
    }

    private static String smtp(String verb, String code) {
        String ofLogin = verb.equals("AUTH") ? OF_LOGIN.get(code) : null;
        String known = ofLogin != null ? ofLogin : IN_CONTEXT.get(verb + " " + code);
        return known != null ? known : ALWAYS.getOrDefault(code, byClass(code));
    }

    private static String byClass(String code) {
        return switch (code.charAt(0)) {
            case '2' -> "done";
            case '3' -> "the server waits for more";
            case '4' -> "not now; trying again later may help";
            case '5' -> "refused for good; trying the same again will not help";
            default -> "";
        };
    }

    private static String pop3(String verb, String code) {
        return switch (code) {
            case "+" -> "the login goes on: the server asks";
            case "+OK" -> agreed(verb);
            case "-ERR" -> refused(verb);
            default -> "";
        };
    }

    private static String agreed(String verb) {
        return switch (verb) {
            case GREETING -> "the server is there and ready";
            case "USER" -> "go on with the password; it does not say that there is such a mailbox";
            case "PASS", "APOP", "AUTH" -> "logged in, and the mailbox is locked for this session";
            case "STLS" -> "TLS begins now; from here on all is encrypted";
            case "DELE" -> "marked; nothing is deleted before QUIT";
            case "QUIT" -> "what was marked is deleted, and the server takes its leave";
            default -> "done";
        };
    }

    private static String refused(String verb) {
        return switch (verb) {
            case GREETING -> "the server wants nothing to do with this client, or cannot serve it";
            case "USER" -> "no such mailbox, or no login this way";
            case "PASS", "APOP", "AUTH" -> "not logged in: name or password, a mailbox in use, or no login this way";
            case "RETR", "TOP", "DELE", "LIST", "UIDL" -> "no such message, or not possible now";
            case "QUIT" -> "not everything that was marked could be deleted";
            default -> "refused, or not known to this server";
        };
    }
}
