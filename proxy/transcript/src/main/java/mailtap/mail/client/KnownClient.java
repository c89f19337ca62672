package mailtap.mail.client;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * A program as it was measured.
 *
 * @param protocol {@code smtp} or {@code pop3}
 * @param values what it was seen to do
 */
record KnownClient(Program program, String protocol, Map<Trait, Set<String>> values) {
    KnownClient {
        Map<Trait, Set<String>> sorted = new EnumMap<>(Trait.class);
        sorted.putAll(values);
        values = Collections.unmodifiableMap(sorted);
    }
}
