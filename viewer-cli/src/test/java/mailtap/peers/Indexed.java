package mailtap.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What an index holds, in words: every stored field of every document, and every term. */
public final class Indexed {
    private Indexed() {}

    public static String everything(Path index) throws IOException {
        StringBuilder all = new StringBuilder();
        try (FSDirectory directory = FSDirectory.open(index);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (int number = 0; number < reader.maxDoc(); number++) {
                append(reader.storedFields().document(number), all);
            }
            for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
                append(MultiTerms.getTerms(reader, field.name), all);
            }
        }
        return all.toString();
    }

    private static void append(Document document, StringBuilder all) {
        document.forEach(field -> {
            BytesRef bytes = field.binaryValue();
            all.append(bytes == null ? field.stringValue() : text(bytes)).append('\n');
        });
    }

    private static void append(@Nullable Terms terms, StringBuilder all) throws IOException {
        if (terms == null) {
            return;
        }
        TermsEnum each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            all.append(text(term)).append('\n');
        }
    }

    private static String text(BytesRef bytes) {
        return new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.ISO_8859_1);
    }
}
