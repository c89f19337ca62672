package mailtap.mail.meaning;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mailtap.mail.Command;

/** How each way to log in goes, step by step: the SASL mechanisms behind AUTH. */
final class LoginMechanisms {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("PLAIN", "name and password in one answer, in Base64, which hides nothing (RFC 4616)"),
            Map.entry("LOGIN", "the server asks for the name, then for the password; Base64 hides nothing (no RFC)"),
            Map.entry(
                    "CRAM-MD5", "the server sends a challenge, the client a digest of it and the password (RFC 2195)"),
            Map.entry(
                    "DIGEST-MD5",
                    "the server sends a challenge, the client a digest, the server a proof that it knows the password"
                            + " too; obsolete (RFC 2831, 6331)"),
            Map.entry(
                    "SCRAM",
                    "the client says its name and a random word, the server a random word and a salt, then each proves"
                            + " that it knows the password (RFC 5802)"),
            Map.entry(
                    "XOAUTH2", "name and a token in one answer; refused, the server says why in JSON (Google's form)"),
            Map.entry("OAUTHBEARER", "name and a token in one answer; refused, the server says why in JSON (RFC 7628)"),
            Map.entry(
                    "NTLM",
                    "the client offers, the server sends a challenge, the client answers with domain, user and digests"
                            + " of the password (Microsoft)"),
            Map.entry("GSSAPI", "a Kerberos ticket instead of a password (RFC 4752); mailtap cannot read it"),
            Map.entry("KERBEROS_V4", "a ticket of old Kerberos; mailtap cannot read it"),
            Map.entry(
                    "EXTERNAL",
                    "TLS has shown who it is, by a certificate; the answer may name whom to act as (RFC 4422)"),
            Map.entry("ANONYMOUS", "no login at all; the answer is a word for the server's log (RFC 4505)"));

    private static final Set<String> NOT_ONE = Set.of("", Command.MASK);

    private LoginMechanisms() {}

    static List<String> of(Command command) {
        String name = command.verb().equals("AUTH")
                ? command.argument().split(" ", 2)[0].toUpperCase(Locale.ROOT)
                : "";
        if (NOT_ONE.contains(name)) {
            return List.of();
        }
        String words = WORDS.get(name.startsWith("SCRAM-") ? "SCRAM" : name);
        return List.of(
                name + ": " + (words == null ? "a mechanism mailtap does not know; all of it is masked" : words));
    }
}
