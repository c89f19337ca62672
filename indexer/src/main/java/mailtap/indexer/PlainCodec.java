package mailtap.indexer;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104PostingsFormat;
import org.apache.lucene.codecs.lucene90.Lucene90DocValuesFormat;

/**
 * Lucene's formats as they are, without a choice of them for each field. That choice is written beside every field of every
 * segment and read again by every look, which takes a third of the time that opening the index takes.
 *
 * <p>Its name stands in the index. A Lucene with other formats needs another name, and {@link CommitNotes#SCHEMA} counted up.
 */
public final class PlainCodec extends FilterCodec {
    private final PostingsFormat postings = new Lucene104PostingsFormat();
    private final DocValuesFormat docValues = new Lucene90DocValuesFormat();

    public PlainCodec() {
        this(new Lucene104Codec());
    }

    private PlainCodec(Codec formats) {
        super("MailtapPlain104", formats);
    }

    @Override
    public PostingsFormat postingsFormat() {
        return postings;
    }

    @Override
    public DocValuesFormat docValuesFormat() {
        return docValues;
    }
}
