package mailtap.indexer.document;

import java.util.List;
import mailtap.mail.client.Guess;
import mailtap.mail.client.KnownClients;
import mailtap.mail.client.Program;
import mailtap.mail.client.Traits;
import org.jspecify.annotations.Nullable;

/** What documents say of the client. */
public final class ClientFields {
    private static final String PARTED = "\t";

    private ClientFields() {}

    /** Of a session: to be found, and to be put together with others of the same client. */
    static void put(DocumentMaker maker, Traits traits) {
        Guess guess = Guess.of(traits, KnownClients.measured());
        put(maker, guess);
        maker.client(key(guess), traits.written());
    }

    static void put(DocumentMaker maker, Guess guess) {
        Program program = guess.program();
        List<String> names = program == null ? guess.candidates() : List.of(program.toString());
        names.forEach(name -> maker.put(Field.CLIENT_PROGRAM, name));
        if (!names.isEmpty()) {
            maker.put(Field.CLIENT_CONFIDENCE, guess.confidence().wireName());
        }
        maker.put(Field.CLIENT_FINGERPRINT, guess.fingerprint());
    }

    /** What sessions of one client share. */
    private static String key(Guess guess) {
        return guess.words() + PARTED + text(guess.fingerprint());
    }

    public static @Nullable String fingerprint(String key) {
        String fingerprint = key.substring(key.lastIndexOf(PARTED) + 1);
        return fingerprint.isEmpty() ? null : fingerprint;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
