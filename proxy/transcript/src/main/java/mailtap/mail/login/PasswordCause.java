package mailtap.mail.login;

import static mailtap.mail.login.LoginCause.*;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import mailtap.transcript.SecretFacts;

/** Why a user name and password were refused, as far as the secret's facts and the session's other logins tell. */
final class PasswordCause {
    private PasswordCause() {}

    /** @param all logins of the session, this one too */
    static LoginCause of(LoginAttempt one, List<LoginAttempt> all) {
        SecretFacts secret = one.facts().secret();
        if (secret != null && secret.empty()) {
            return PASSWORD_EMPTY;
        }
        if (secret != null && secret.edges()) {
            return PASSWORD_EDGES;
        }
        if (withDomain(one, all).isPresent()) {
            return USER_WITHOUT_DOMAIN;
        }
        Optional<LoginAttempt> worked = worked(one, all);
        if (worked.isPresent()) {
            return one.fingerprint() >= 0 && worked.get().fingerprint() >= 0 && !one.sameSecret(worked.get())
                    ? PASSWORD_DIFFERS
                    : MECHANISM_FAILED;
        }
        boolean verdict = one.code().equals("535")
                || one.code().equals("-ERR")
                || one.enhanced().equals("5.7.8")
                || one.says("password", "authentication fail", "credentials", "login fail");
        return verdict ? CREDENTIALS_REFUSED : REFUSED;
    }

    /** Another login of the session whose name is this one with a domain; the one that worked first. */
    static Optional<LoginAttempt> withDomain(LoginAttempt one, List<LoginAttempt> all) {
        String name = one.user() + "@";
        boolean bare = !one.user().isEmpty() && one.user().indexOf('@') < 0;
        return bare ? best(all, other -> other.user().startsWith(name)) : Optional.empty();
    }

    /** The login of the same user that worked. */
    static Optional<LoginAttempt> worked(LoginAttempt one, List<LoginAttempt> all) {
        boolean named = !one.user().isEmpty();
        return all.stream()
                .filter(other -> named && other.succeeded() && other.user().equals(one.user()))
                .findFirst();
    }

    private static Optional<LoginAttempt> best(List<LoginAttempt> all, Predicate<LoginAttempt> fits) {
        return all.stream()
                .filter(fits.and(LoginAttempt::succeeded))
                .findFirst()
                .or(() -> all.stream().filter(fits).findFirst());
    }
}
