package mailtap.indexer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import mailtap.indexer.document.DocumentMaker;
import mailtap.indexer.document.Field;
import mailtap.indexer.document.Kind;
import mailtap.indexer.document.Micros;
import mailtap.transcript.SessionId;

/**
 * One document found, with what its list entry shows. Captured text: not safe on a terminal as it is.
 *
 * @param number of the exchange or message in its session; 0 for a session
 * @param at when it began
 * @param values by field, as stored: texts, and numbers (times and durations in microseconds)
 */
public record Hit(Kind kind, SessionId session, int number, Instant at, Map<Field, List<Object>> values) {
    public Hit {
        values = Map.copyOf(values);
    }

    /** As {@code show} and {@code message} take it: {@code ID}, {@code ID.N} or {@code ID.mN}. */
    public String id() {
        return DocumentMaker.key(session, kind, number);
    }

    /** All values of a field that were stored; a long list is stored in part. */
    public List<String> texts(Field field) {
        return values.getOrDefault(field, List.of()).stream()
                .map(String::valueOf)
                .toList();
    }

    public Optional<String> text(Field field) {
        return texts(field).stream().findFirst();
    }

    public OptionalLong number(Field field) {
        return values.getOrDefault(field, List.of()).stream()
                .filter(Long.class::isInstance)
                .mapToLong(Long.class::cast)
                .findFirst();
    }

    public Optional<Instant> time(Field field) {
        OptionalLong micros = number(field);
        return micros.isPresent() ? Optional.of(Micros.instant(micros.getAsLong())) : Optional.empty();
    }
}
