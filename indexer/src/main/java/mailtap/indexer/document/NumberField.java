package mailtap.indexer.document;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredValue;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** A number to be found in ranges, sorted by and, where wanted, shown: one field where the library has three. */
final class NumberField extends org.apache.lucene.document.Field {
    private static final FieldType FOUND = type(false);
    private static final FieldType SHOWN = type(true);

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

    private static FieldType type(boolean stored) {
        FieldType type = new FieldType();
        type.setDimensions(1, Long.BYTES);
        type.setDocValuesType(DocValuesType.NUMERIC);
        type.setStored(stored);
        type.freeze();
        return type;
    }

    @Override
    public BytesRef binaryValue() {
        byte[] bytes = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(value, bytes, 0);
        return new BytesRef(bytes);
    }

    @Override
    public @Nullable StoredValue storedValue() {
        return fieldType().stored() ? new StoredValue(value) : null;
    }
}
