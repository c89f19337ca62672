package mailtap.sasl;

import java.time.Instant;
import java.util.List;
import mailtap.transcript.Bytes;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;

/**
 * Any answers and challenges of any mechanism: nothing throws, details stay within their bound, and a secret that was
 * learnt is found again. The first byte chooses the mechanism; lines beginning with {@code S} are challenges.
 */
public final class LoginFuzz {
    private static final byte LF = '\n';
    private static final Bounds BOUNDS = new Bounds(64, 16, 256, 100_000);
    private static final List<String> MECHANISMS = List.of(
            "PLAIN",
            "LOGIN",
            "CRAM-MD5",
            "DIGEST-MD5",
            "XOAUTH2",
            "OAUTHBEARER",
            "NTLM",
            "EXTERNAL",
            "ANONYMOUS",
            "SCRAM-SHA-256",
            "SCRAM-SHA-1-PLUS",
            "GSSAPI",
            "X-OTHER");

    private LoginFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < 2) {
            return;
        }
        KnownSecrets known = new KnownSecrets(BOUNDS);
        String name = MECHANISMS.get((data[0] & 0xff) % MECHANISMS.size());
        Login login = Login.sasl(name, Secrets.masked().withKey(Bytes.latin1("key")), known);
        Bytes rest = Bytes.wrap(data).from(1);
        while (!rest.isEmpty()) {
            int lf = rest.indexOf(LF, 0);
            Bytes line = rest.slice(0, lf < 0 ? rest.length() : lf);
            rest = rest.from(lf < 0 ? rest.length() : lf + 1);
            said(login, line);
            known.findIn(line);
        }
        LoginFacts facts = login.ended(Instant.EPOCH, 1, LoginFacts.Outcome.FAILURE, "535");
        if (facts.details().size() > 32
                || facts.details().values().stream().anyMatch(value -> value.length() > BOUNDS.nameCharacters())) {
            throw new IllegalStateException("details without a bound");
        }
        login.answersToCome();
    }

    private static void said(Login login, Bytes line) {
        if (!line.isEmpty() && line.at(0) == 'S') {
            login.challenge(line.from(1));
        } else if (!line.isEmpty() && login.answer(line.from(1)) == Label.REPLY) {
            throw new IllegalStateException("an answer is no reply");
        }
    }
}
