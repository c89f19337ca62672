package mailtap.indexer.document;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.InvertableType;
import org.apache.lucene.document.StoredValue;
import org.apache.lucene.index.DocValuesSkipIndexType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * A number to be found in ranges, sorted by and, where wanted, shown. Beside the number itself its magnitude is a term
 * ({@link Terms#magnitude}), so that few have to be looked at for a range. Lucene's points would be opened by every look.
 */
final class NumberField extends org.apache.lucene.document.Field {
    private static final FieldType FOUND = type(IndexOptions.DOCS, false);
    private static final FieldType SHOWN = type(IndexOptions.DOCS, true);
    private static final FieldType ORDERED = type(IndexOptions.NONE, true);

    private final long value;

    private NumberField(String name, long value, FieldType type) {
        super(name, type);
        this.value = value;
        this.fieldsData = value;
    }

    static NumberField found(String name, long value) {
        return new NumberField(name, value, FOUND);
    }

    static NumberField shown(String name, long value) {
        return new NumberField(name, value, SHOWN);
    }

    /** A time, or what counts up as time goes by: all are of one magnitude, which would say nothing. */
    static NumberField ordered(String name, long value) {
        return new NumberField(name, value, ORDERED);
    }

    private static FieldType type(IndexOptions magnitude, boolean stored) {
        FieldType type = new FieldType();
        type.setIndexOptions(magnitude);
        type.setTokenized(false);
        type.setOmitNorms(true);
        type.setDocValuesType(DocValuesType.NUMERIC);
        type.setDocValuesSkipIndexType(DocValuesSkipIndexType.RANGE);
        type.setStored(stored);
        type.freeze();
        return type;
    }

    @Override
    public InvertableType invertableType() {
        return InvertableType.BINARY;
    }

    @Override
    public BytesRef binaryValue() {
        return Terms.magnitudeTerm(Terms.magnitude(value));
    }

    @Override
    public @Nullable StoredValue storedValue() {
        return fieldType().stored() ? new StoredValue(value) : null;
    }
}
