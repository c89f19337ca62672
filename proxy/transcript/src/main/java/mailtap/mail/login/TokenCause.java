package mailtap.mail.login;

import static mailtap.mail.login.LoginCause.*;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mailtap.transcript.LoginFacts;

/** Why an access token was refused, as its own claims and the server's error tell (RFC 7519 4.1, RFC 7628 3.2.2). */
final class TokenCause {
    /** Where tokens of the large provider whose claims can be read are often issued for by mistake: its other services. */
    private static final List<String> NOT_MAIL = List.of(
            "graph.microsoft.com", "00000003-0000-0000-c000-000000000000", "graph.windows.net", "management.azure.com");

    private static final List<String> MAIL = List.of("outlook.office", "00000002-0000-0ff1-ce00-000000000000");
    private static final List<String> USER_CLAIMS = List.of("upn", "preferred_username", "unique_name", "email");

    private TokenCause() {}

    static LoginCause of(LoginAttempt one) {
        LoginFacts facts = one.facts();
        if (time(facts, "exp").map(end -> !end.isAfter(facts.at())).orElse(false)) {
            return TOKEN_EXPIRED;
        }
        if (time(facts, "nbf").map(begin -> begin.isAfter(facts.at())).orElse(false)) {
            return TOKEN_NOT_YET;
        }
        String audience = facts.detail("aud");
        if (NOT_MAIL.stream().anyMatch(audience::contains)) {
            return TOKEN_AUDIENCE;
        }
        if (lacksScope(one)) {
            return TOKEN_SCOPE;
        }
        return isOfAnother(one) ? TOKEN_USER : TOKEN_REFUSED;
    }

    static Optional<Instant> time(LoginFacts facts, String name) {
        try {
            return facts.detail(name).isEmpty() ? Optional.empty() : Optional.of(Instant.parse(facts.detail(name)));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** How long before the login it ended, or after it begins, in words. */
    static String distance(Instant from, Instant to) {
        Duration between = Duration.between(from, to).abs();
        if (between.toDays() > 1) {
            return between.toDays() + " days";
        }
        return between.toMinutes() > 1 ? between.toMinutes() + " minutes" : between.toSeconds() + " seconds";
    }

    private static boolean lacksScope(LoginAttempt one) {
        LoginFacts facts = one.facts();
        String granted = facts.detail("scp") + " " + facts.detail("scope") + " " + facts.detail("roles");
        String wanted = facts.detail("error-scope");
        List<String> scopes = Arrays.asList(granted.strip().split(" +"));
        boolean asked = !granted.isBlank()
                && !wanted.isEmpty()
                && Arrays.stream(wanted.split(" +")).noneMatch(scopes::contains);
        boolean forMail = MAIL.stream().anyMatch(facts.detail("aud")::contains);
        String needed = one.around().pop3() ? "POP.Access" : "SMTP.Send";
        return asked || (forMail && !granted.contains(needed));
    }

    private static boolean isOfAnother(LoginAttempt one) {
        List<String> owners = USER_CLAIMS.stream()
                .map(one.facts()::detail)
                .filter(name -> !name.isEmpty())
                .toList();
        return !owners.isEmpty() && !one.user().isEmpty() && owners.stream().noneMatch(one.user()::equalsIgnoreCase);
    }
}
