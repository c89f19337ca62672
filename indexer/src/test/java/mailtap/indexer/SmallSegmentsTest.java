package mailtap.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

class SmallSegmentsTest {
    private static final int MANY = 5_000;
    private static final long PLENTY = Long.MAX_VALUE;

    @Test
    void onlySmallOnesBecomeOne() throws IOException {
        assertThat(merged(20_000, 1, 1, MANY, 1)).containsExactlyInAnyOrder(3, MANY);
    }

    @Test
    void aLargeOneStaysBesideMuchSmallerOnes() throws IOException {
        assertThat(merged(1, MANY, 20)).containsExactlyInAnyOrder(MANY, 20);
    }

    @Test
    void largeOnesOfLikeSizeBecomeOne() throws IOException {
        assertThat(merged(1, MANY, 20, MANY, MANY)).containsExactly(3 * MANY + 20);
    }

    @Test
    void largeOnesStayWhileSomebodyWaits() throws IOException {
        SmallSegments tinyOnly = new SmallSegments(20_000, () -> PLENTY);
        tinyOnly.tinyOnly(true);
        assertThat(merged(tinyOnly, 1, MANY, 2, MANY)).containsExactlyInAnyOrder(3, MANY, MANY);
    }

    @Test
    void allStayWhereThereIsNoRoomForMore() throws IOException {
        SmallSegments crowded = new SmallSegments(20_000, () -> 1_000);
        assertThat(merged(crowded, 1, 2)).containsExactlyInAnyOrder(1, 2);
        assertThat(crowded.wanting()).isBetween(1_000L, 20_000L);
    }

    @Test
    void oneSmallOneStays() throws IOException {
        assertThat(merged(20_000, 7, MANY)).containsExactlyInAnyOrder(7, MANY);
    }

    /** How many documents are in each segment, when segments of so many were written and merging was asked for. */
    private static List<Integer> merged(long large, int... segments) throws IOException {
        return merged(new SmallSegments(large, () -> PLENTY), segments);
    }

    private static List<Integer> merged(SmallSegments policy, int... segments) throws IOException {
        try (Directory directory = new ByteBuffersDirectory()) {
            IndexWriterConfig config =
                    new IndexWriterConfig().setMergePolicy(policy).setMaxFullFlushMergeWaitMillis(0);
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                for (int documents : segments) {
                    for (int i = 0; i < documents; i++) {
                        Document document = new Document();
                        document.add(new StringField("id", documents + "-" + i, Store.YES));
                        writer.addDocument(document);
                    }
                    writer.commit();
                }
                writer.forceMerge(1);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                return reader.leaves().stream()
                        .map(leaf -> leaf.reader().maxDoc())
                        .toList();
            }
        }
    }
}
