package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReaderContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainCodecTest {
    @Test
    void nothingIsWrittenBesideTheFields(@TempDir Path root) throws IOException, InterruptedException {
        try (Capture capture = new Capture(root)) {
            capture.record(Recordings.all()).index();

            try (var reader = IndexStore.read(capture.data.index()).orElseThrow()) {
                assertThat(reader.leaves()).isNotEmpty();
                for (LeafReaderContext leaf : reader.leaves()) {
                    assertThat(leaf.reader().getFieldInfos())
                            .isNotEmpty()
                            .extracting(FieldInfo::attributes)
                            .allMatch(attributes -> attributes.isEmpty());
                }
            }
        }
    }
}
