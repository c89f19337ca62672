package mailtap.mail.login;

import static mailtap.mail.login.LoginCause.*;

import java.util.ArrayList;
import java.util.List;
import mailtap.transcript.FindingKind;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SecretFacts;
import mailtap.transcript.WireName;
import org.jspecify.annotations.Nullable;

/** From a login and the session around it to one plain sentence that says why it failed. A pure function. */
final class LoginExplainer {
    private static final List<String> CLAIMS = List.of(
            "error", "error-scope", "aud", "scp", "scope", "roles", "tid", "upn", "preferred_username", "email");

    private LoginExplainer() {}

    /**
     * @param all logins of the session as far as they are known, this one too
     * @return null for a login that worked
     */
    static @Nullable LoginWhy explain(LoginAttempt one, List<LoginAttempt> all) {
        LoginCause cause = cause(one, all);
        return cause == null ? null : new LoginWhy(cause, filled(cause, one), evidence(cause, one, all));
    }

    private static @Nullable LoginCause cause(LoginAttempt one, List<LoginAttempt> all) {
        return switch (one.facts().outcome()) {
            case SUCCESS -> null;
            case UNFINISHED -> NOT_ANSWERED;
            case CANCELLED -> cancelled(one);
            case FAILURE -> refused(one, all);
        };
    }

    /** Clients break off when the server's question is an error, or shows that the other end is not who it should be. */
    private static LoginCause cancelled(LoginAttempt one) {
        if (one.isOAuth() && !one.facts().detail("error").isEmpty()) {
            return TokenCause.of(one);
        }
        LoginCause policy = RefusalCause.policy(one);
        return policy == CHANNEL_BINDING ? policy : GAVE_UP;
    }

    private static LoginCause refused(LoginAttempt one, List<LoginAttempt> all) {
        LoginCause cause = RefusalCause.inTheWay(one);
        cause = cause != null ? cause : RefusalCause.badForm(one);
        cause = cause != null ? cause : RefusalCause.policy(one);
        cause = cause != null ? cause : RefusalCause.forNow(one);
        if (cause != null) {
            return cause;
        }
        return one.isOAuth() ? TokenCause.of(one) : PasswordCause.of(one, all);
    }

    private static String filled(LoginCause cause, LoginAttempt one) {
        return cause.sentence()
                .replace("{mechanism}", one.facts().mechanism())
                .replace("{starttls}", one.around().pop3() ? "STLS" : "STARTTLS");
    }

    private static List<String> evidence(LoginCause cause, LoginAttempt one, List<LoginAttempt> all) {
        List<String> evidence = new ArrayList<>(List.of(one.said()));
        switch (cause) {
            case MECHANISM_NOT_OFFERED -> finding(one, FindingKind.MECHANISM_NOT_OFFERED, evidence);
            case MECHANISM_WITHDRAWN -> finding(one, FindingKind.MECHANISM_WITHDRAWN, evidence);
            case TLS_REQUIRED -> evidence.add("the connection was not encrypted");
            case NOT_BASE64 -> notBase64(one, evidence);
            case USER_WITHOUT_DOMAIN ->
                PasswordCause.withDomain(one, all)
                        .ifPresent(other -> evidence.add(compared("the user name here was " + one.user(), other)));
            case PASSWORD_DIFFERS, MECHANISM_FAILED ->
                PasswordCause.worked(one, all).ifPresent(other -> evidence.add(compared("same user", other)));
            case CREDENTIALS_REFUSED -> credentials(one, all, evidence);
            default -> token(one, evidence);
        }
        return evidence;
    }

    private static void finding(LoginAttempt one, FindingKind kind, List<String> evidence) {
        String detail = one.findings().getOrDefault(kind, "");
        if (!detail.isEmpty()) {
            evidence.add(detail);
        }
    }

    private static void notBase64(LoginAttempt one, List<String> evidence) {
        SecretFacts secret = one.facts().secret();
        boolean password = secret != null && secret.base64() == SecretFacts.Encoding.NOT_BASE64;
        evidence.add(password ? "the password was sent as it is" : "the user name was sent as it is");
    }

    private static String compared(String first, LoginAttempt other) {
        return first + "; in exchange " + other.facts().exchange() + " " + other.user() + " logged in with "
                + other.facts().mechanism() + ": "
                + WireName.of(other.facts().outcome());
    }

    private static void credentials(LoginAttempt one, List<LoginAttempt> all, List<String> evidence) {
        if (!one.user().isEmpty()) {
            evidence.add("the user name was " + one.user());
        }
        if (one.sendsProof()) {
            evidence.add("a proof was sent instead of the password, which the server can check only if it stores the"
                    + " password so");
        }
        all.stream()
                .filter(other -> other.facts().exchange() != one.facts().exchange() && one.sameSecret(other))
                .findFirst()
                .ifPresent(other -> evidence.add(
                        "the same password was " + (other.succeeded() ? "accepted for " + other.user() : "refused")
                                + " in exchange " + other.facts().exchange()));
    }

    private static void token(LoginAttempt one, List<String> evidence) {
        LoginFacts facts = one.facts();
        TokenCause.time(facts, "exp")
                .ifPresent(end -> evidence.add("expires " + end + ", " + TokenCause.distance(end, facts.at())
                        + (end.isAfter(facts.at()) ? " after" : " before") + " the login"));
        for (String claim : CLAIMS) {
            if (one.isOAuth() && !facts.detail(claim).isEmpty()) {
                evidence.add(claim + " " + facts.detail(claim));
            }
        }
    }
}
