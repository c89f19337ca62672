package mailtap.mail.meaning;

import java.util.Map;

/** Enhanced status codes: RFC 3463, and the registry of the IANA that goes on with it (RFC 5248). */
final class EnhancedCodes {
    private static final Map<String, String> ADDRESS_AND_MAILBOX = Map.ofEntries(
            Map.entry("0.0", "nothing more is said"),
            Map.entry("1.0", "something about an address"),
            Map.entry("1.1", "no such mailbox"),
            Map.entry("1.2", "no such domain, or it takes no mail"),
            Map.entry("1.3", "the recipient's address is malformed"),
            Map.entry("1.4", "the recipient's address could mean several mailboxes"),
            Map.entry("1.5", "the recipient's address is good"),
            Map.entry("1.6", "the mailbox has moved, nobody knows where"),
            Map.entry("1.7", "the sender's address is malformed"),
            Map.entry("1.8", "the sender's domain does not exist or takes no mail"),
            Map.entry("1.9", "passed on to a server that gives no such reports"),
            Map.entry("1.10", "the recipient's domain says that it takes no mail (null MX)"),
            Map.entry("2.0", "something about the mailbox"),
            Map.entry("2.1", "the mailbox is disabled"),
            Map.entry("2.2", "the mailbox is full"),
            Map.entry("2.3", "larger than this mailbox takes"),
            Map.entry("2.4", "trouble with a mailing list"));

    private static final Map<String, String> SYSTEM_AND_NETWORK = Map.ofEntries(
            Map.entry("3.0", "something about the server"),
            Map.entry("3.1", "the server's disk is full"),
            Map.entry("3.2", "the server takes no mail now: shutting down, overloaded, being repaired"),
            Map.entry("3.3", "the server cannot do what the message needs"),
            Map.entry("3.4", "larger than this server takes"),
            Map.entry("3.5", "the server is set up wrongly"),
            Map.entry("3.6", "the priority was changed"),
            Map.entry("4.0", "something about the network or the route"),
            Map.entry("4.1", "the next server does not answer"),
            Map.entry("4.2", "the connection to the next server broke"),
            Map.entry("4.3", "a directory (DNS, LDAP) could not be asked"),
            Map.entry("4.4", "there is no route to the recipient's domain"),
            Map.entry("4.5", "too much mail on the way"),
            Map.entry("4.6", "the message goes round in a loop"),
            Map.entry("4.7", "it took too long to deliver"));

    private static final Map<String, String> PROTOCOL_AND_CONTENT = Map.ofEntries(
            Map.entry("5.0", "something about the dialogue"),
            Map.entry("5.1", "this command is not known, or not now"),
            Map.entry("5.2", "the command is malformed"),
            Map.entry("5.3", "too many recipients; the rest may follow in another transaction"),
            Map.entry("5.4", "the command's arguments are wrong"),
            Map.entry("5.5", "wrong version of a protocol"),
            Map.entry("5.6", "a line of the login is too long"),
            Map.entry("6.0", "something about the content"),
            Map.entry("6.1", "this kind of content is not taken"),
            Map.entry("6.2", "it would have to be converted, and must not be"),
            Map.entry("6.3", "it would have to be converted, and cannot be"),
            Map.entry("6.4", "it was converted, and lost something"),
            Map.entry("6.5", "converting it failed"),
            Map.entry("6.6", "the content could not be fetched"),
            Map.entry("6.7", "addresses with UTF-8 are not allowed here"),
            Map.entry("6.8", "the reply would need UTF-8, which was not asked for"),
            Map.entry("6.9", "headers with UTF-8 cannot be passed on to the recipient"));

    private static final Map<String, String> SECURITY = Map.ofEntries(
            Map.entry("7.0", "something about security or policy"),
            Map.entry("7.1", "not allowed: policy, reputation, or no permission to relay"),
            Map.entry("7.2", "the sender may not write to this list"),
            Map.entry("7.3", "it would have to be encrypted anew, which is not possible"),
            Map.entry("7.4", "a security feature is not supported"),
            Map.entry("7.5", "a cryptographic step failed"),
            Map.entry("7.6", "a cryptographic algorithm is not supported"),
            Map.entry("7.7", "the message was altered on the way"),
            Map.entry("7.8", "wrong user name or password, or a login the server does not take"),
            Map.entry("7.9", "the mechanism is too weak for this account"),
            Map.entry("7.10", "encryption is needed first"),
            Map.entry("7.11", "this mechanism is allowed only when encrypted"),
            Map.entry("7.12", "the password must be changed or moved over: log in once by PLAIN"),
            Map.entry("7.13", "the account is disabled"),
            Map.entry("7.14", "trust between the servers is missing"),
            Map.entry("7.15", "the priority is too low for now"),
            Map.entry("7.16", "too large for this priority"),
            Map.entry("7.17", "the mailbox belongs to somebody else now"),
            Map.entry("7.18", "the domain belongs to somebody else now"),
            Map.entry("7.19", "who owned the mailbox cannot be found out"),
            Map.entry("7.20", "no DKIM signature that holds"),
            Map.entry("7.21", "no DKIM signature that is acceptable"),
            Map.entry("7.22", "no DKIM signature of the author's domain that holds"),
            Map.entry("7.23", "SPF: this address may not send for the sender's domain"),
            Map.entry("7.24", "SPF could not be checked"),
            Map.entry("7.25", "the sending address has no name that leads back to it (reverse DNS)"),
            Map.entry("7.26", "several checks of the sender's authenticity failed"),
            Map.entry("7.27", "the sender's domain says that it takes no mail (null MX)"),
            Map.entry("7.28", "too much mail at once"),
            Map.entry("7.29", "the ARC chain does not hold"),
            Map.entry("7.30", "encryption all the way is required, and not to be had"),
            Map.entry("7.57", "Microsoft: the client was not logged in to send for this address"),
            Map.entry("7.60", "Microsoft: this login may not send as this address"),
            Map.entry("7.139", "Microsoft: logins by password are switched off for this mailbox or organisation"));

    private EnhancedCodes() {}

    /** @param code such as {@code 5.1.1}; of one that says no more than that all is well, nothing */
    static String of(String code) {
        int dot = code.indexOf('.');
        String detail = code.substring(dot + 1);
        if (code.startsWith("2.") && detail.endsWith(".0")) {
            return "";
        }
        String known = words(detail);
        String subject = known.isEmpty() ? words(detail.substring(0, detail.indexOf('.')) + ".0") : known;
        return code + " " + (subject.isEmpty() ? "no standard's code" : subject);
    }

    private static String words(String detail) {
        return switch (detail.charAt(0)) {
            case '0', '1', '2' -> ADDRESS_AND_MAILBOX.getOrDefault(detail, "");
            case '3', '4' -> SYSTEM_AND_NETWORK.getOrDefault(detail, "");
            case '5', '6' -> PROTOCOL_AND_CONTENT.getOrDefault(detail, "");
            case '7' -> SECURITY.getOrDefault(detail, "");
            default -> "";
        };
    }
}
