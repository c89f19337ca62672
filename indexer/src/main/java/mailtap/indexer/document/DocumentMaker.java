package mailtap.indexer.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mailtap.mail.Address;
import mailtap.transcript.SessionId;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Builds one document of the index from values of {@link Field}s. Absent values add nothing. */
public final class DocumentMaker {
    /** Names the document: a session's ID, with the number of an exchange or message behind it. */
    public static final String KEY = "_key";
    /** The session's blocks in the journal. */
    public static final String BLOCKS = "_blocks";
    /** Program, version and fingerprint of the client. */
    public static final String CLIENT = "_client";
    /** What the client was seen to do. */
    public static final String TRAITS = "_traits";
    /** Where in the journal the session begins: {@link #segment}. */
    public static final String FIRST = "_first";
    /** In recording order. */
    public static final String RECORDED = "_recorded";

    /** Parts documents of the same time: the session first, the number in it second. */
    public static final String TIE = "_tie";

    /** In microseconds, of an exchange. */
    public static final String CLIENT_TOOK = "_client_took";

    private static final String NAMES = ".names";
    private static final String WHOLE = ".whole";
    private static final int LONGEST_STORED = 1_000;
    private static final FieldType WORDS = words();

    private final Document document = new Document();
    private final List<WordTokens.Prefixed> text = new ArrayList<>();

    /** @param number of the exchange or message; 0 for the session */
    DocumentMaker(SessionId session, Kind kind, int number, Instant at) {
        String key = key(session, kind, number);
        document.add(new NumericDocValuesField(TIE, session.value() << 32 | number));
        mark(KEY, key);
        mark(Field.KIND.canonical(), kind.wireName());
        put(Field.TIME, at);
    }

    public static String key(SessionId session, Kind kind, int number) {
        return switch (kind) {
            case SESSION -> session.toString();
            case EXCHANGE -> session + "." + number;
            case MESSAGE -> session + ".m" + number;
        };
    }

    /** The name of the terms that are a field's values as a whole, to count by. */
    public static String groupedBy(Field field) {
        return field.type() == ValueType.IP
                ? textOf(field)
                : isWholeToo(field) ? field.canonical() + WHOLE : field.canonical();
    }

    /** Texts that are names: found by their words, by wildcards over the whole, and counted as a whole. */
    public static boolean isWholeToo(Field field) {
        return field == Field.MAILER || field == Field.ATTACHMENT || field == Field.CLIENT_PROGRAM;
    }

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    /** The name of the part of an address field that holds display names. */
    public static String namesOf(Field field) {
        return field.canonical() + NAMES;
    }

    /** The name of the part of an IP field that holds it as text. */
    static String textOf(Field field) {
        return field.canonical() + ".text";
    }

    /** To be found. */
    DocumentMaker index(Field field, @Nullable String value) {
        if (value == null) {
            return this;
        }
        switch (field.type()) {
            case TEXT, HEADER -> {
                words(field.canonical(), List.of(new WordTokens.Prefixed("", value)));
                if (isWholeToo(field)) {
                    term(groupedBy(field), Terms.cut(value));
                }
            }
            case IP -> {
                Terms.ip(value)
                        .ifPresent(ip -> document.add(
                                SortedSetDocValuesField.indexedField(field.canonical(), Terms.ordered(ip))));
                term(textOf(field), Terms.word(value));
            }
            case ADDRESS ->
                Address.parse(value)
                        .ifPresentOrElse(
                                address -> index(field, address), () -> term(field.canonical(), Terms.word(value)));
            case WORD, CODE, FLAG -> term(field.canonical(), Terms.word(value));
            case NUMBER, SIZE, DURATION, TIME -> throw new IllegalArgumentException(field + " takes numbers");
        }
        return this;
    }

    DocumentMaker index(Field field, Address address) {
        Terms.address(address).forEach(term -> term(field.canonical(), term));
        return this;
    }

    /** A number of any kind; times and durations in microseconds. */
    DocumentMaker index(Field field, long value) {
        document.add(NumberField.found(field.canonical(), value));
        return this;
    }

    /** A value of its own kind, to be changed in place when a message is deleted. */
    DocumentMaker deleted(boolean deleted) {
        document.add(new NumericDocValuesField(Field.DELETED.canonical(), deleted ? 1 : 0));
        return this;
    }

    /** To be shown in a list. */
    DocumentMaker store(Field field, @Nullable String value) {
        if (value != null) {
            stored(
                    field.canonical(),
                    value.length() > LONGEST_STORED ? value.substring(0, LONGEST_STORED) + "…" : value);
        }
        return this;
    }

    DocumentMaker store(Field field, long value) {
        document.add(new StoredField(field.canonical(), value));
        return this;
    }

    /** To be found and shown. */
    DocumentMaker put(Field field, @Nullable String value) {
        return index(field, value).store(field, value);
    }

    DocumentMaker put(Field field, long value) {
        document.add(NumberField.shown(field.canonical(), value));
        return this;
    }

    DocumentMaker put(Field field, @Nullable Instant value) {
        if (value != null) {
            document.add(NumberField.ordered(field.canonical(), Micros.of(value)));
        }
        return this;
    }

    /** Display names beside the addresses of a field. */
    void names(Field field, List<String> names) {
        if (!names.isEmpty()) {
            words(
                    namesOf(field),
                    names.stream()
                            .map(name -> new WordTokens.Prefixed("", name))
                            .toList());
        }
    }

    void headers(List<WordTokens.Prefixed> fields) {
        if (!fields.isEmpty()) {
            words(Field.HEADER.canonical(), fields);
        }
    }

    /** To be found by a bare word. */
    DocumentMaker text(@Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.add(new WordTokens.Prefixed("", value));
        }
        return this;
    }

    void clientTook(long micros) {
        document.add(new NumericDocValuesField(CLIENT_TOOK, micros));
    }

    void blocks(BlockList list) {
        document.add(new StoredField(BLOCKS, new BytesRef(list.toBytes())));
        list.first().ifPresent(first -> term(FIRST, segment(first.lane(), first.segment())));
    }

    /** In order within a lane. */
    public static String segment(String lane, int number) {
        return lane + "/" + String.valueOf(10_000_000_000L + number).substring(1);
    }

    void recorded(long order) {
        document.add(NumberField.ordered(RECORDED, order));
    }

    /** The client as a whole, by which sessions are put together, and what was seen of it. */
    void client(String key, String traits) {
        document.add(new SortedDocValuesField(CLIENT, new BytesRef(key)));
        document.add(new StoredField(TRAITS, traits));
    }

    Document done() {
        if (!text.isEmpty()) {
            words(Field.TEXT.canonical(), text);
        }
        return document;
    }

    private void term(String name, String value) {
        document.add(new StringField(name, value, Store.NO));
    }

    private void words(String name, List<WordTokens.Prefixed> texts) {
        document.add(new org.apache.lucene.document.Field(name, new WordTokens(texts), WORDS));
    }

    /** To be looked up and given back, for our own use. */
    void mark(String name, String value) {
        document.add(new StringField(name, value, Store.YES));
    }

    void stored(String name, String value) {
        document.add(new StoredField(name, value));
    }
}
