package mailtap.mail.login;

import static mailtap.mail.login.LoginCause.*;

import mailtap.transcript.FindingKind;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SecretFacts;
import org.jspecify.annotations.Nullable;

/**
 * What the server's last word says about a refused login, read with what the session shows: RFC 4954 6, RFC 5034, RFC
 * 2449 8, RFC 3206, and the words of large providers.
 */
final class RefusalCause {
    private RefusalCause() {}

    /** Something stood in the way before anybody looked at user and password. */
    static @Nullable LoginCause inTheWay(LoginAttempt one) {
        if (!one.around().tls() && wantsTls(one)) {
            return TLS_REQUIRED;
        }
        if (one.findings().containsKey(FindingKind.MECHANISM_WITHDRAWN)) {
            return MECHANISM_WITHDRAWN;
        }
        if (one.findings().containsKey(FindingKind.MECHANISM_NOT_OFFERED)) {
            return MECHANISM_NOT_OFFERED;
        }
        return switch (one.code()) {
            case "503" -> badSequence(one);
            case "504" -> MECHANISM_UNKNOWN;
            case "500", "502" -> one.enhanced().equals("5.5.6") ? LINE_TOO_LONG : NO_LOGIN_HERE;
            default -> one.enhanced().equals("5.5.4") && one.says("mechanism") ? MECHANISM_UNKNOWN : null;
        };
    }

    private static boolean wantsTls(LoginAttempt one) {
        boolean says = one.says(
                "starttls",
                "stls",
                "ssl/tls",
                "encryption required",
                "encryption needed",
                "must use tls",
                "secure connection",
                "plaintext authentication disallowed",
                "cleartext authentication disallowed");
        return one.code().equals("538") || one.enhanced().equals("5.7.11") || says;
    }

    private static LoginCause badSequence(LoginAttempt one) {
        if (!one.around().greeted()) {
            return HELLO_MISSING;
        }
        boolean already = one.says("already");
        return already ? ALREADY_LOGGED_IN : NO_LOGIN_HERE;
    }

    /** What the client sent is not what the mechanism asks for. */
    static @Nullable LoginCause badForm(LoginAttempt one) {
        LoginFacts facts = one.facts();
        SecretFacts secret = facts.secret();
        if (one.findings().containsKey(FindingKind.CREDENTIAL_NOT_BASE64)
                || (secret != null && secret.base64() == SecretFacts.Encoding.NOT_BASE64)) {
            return NOT_BASE64;
        }
        boolean nameless =
                secret != null && facts.user() == null && facts.mechanism().equals("PLAIN");
        return nameless || one.code().equals("501") || one.enhanced().equals("5.5.2") ? MALFORMED : null;
    }

    /** A rule of the server's, whatever the password. */
    static @Nullable LoginCause policy(LoginAttempt one) {
        if (one.says(
                "smtpclientauthentication is disabled", "smtp auth is disabled", "smtp authentication is disabled")) {
            return SMTP_AUTH_OFF;
        }
        if (one.says("basic authentication is disabled", "basicauthblocked", "basic authentication is not")) {
            return BASIC_AUTH_OFF;
        }
        if (one.enhanced().equals("5.7.139")) {
            return SMTP_AUTH_OFF;
        }
        if (one.says("application-specific password", "app password", "web browser", "authorization code")) {
            return APP_PASSWORD;
        }
        if (one.code().equals("534") || one.enhanced().equals("5.7.9")) {
            return MECHANISM_TOO_WEAK;
        }
        boolean bound = one.facts().mechanism().endsWith("-PLUS")
                || one.facts().detail("channel-binding").startsWith("p=");
        return bound && one.around().intercepted() ? CHANNEL_BINDING : null;
    }

    /** Not now. */
    static @Nullable LoginCause forNow(LoginAttempt one) {
        if (one.says("[in-use]", "mailbox locked", "maildrop already locked", "is locked by")) {
            return MAILBOX_IN_USE;
        }
        boolean often = one.says("[login-delay]", "too many", "rate limit", "concurrent connections");
        if (often) {
            return TOO_MANY;
        }
        if (one.enhanced().equals("4.7.12") || one.says("password transition", "transition is needed")) {
            return PASSWORD_TRANSITION;
        }
        return one.code().startsWith("4") || one.says("[sys/temp]") ? SERVER_UNABLE : null;
    }
}
