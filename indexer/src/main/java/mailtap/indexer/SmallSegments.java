package mailtap.indexer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * What is asked to be merged is merged where that is soon done: all small segments become one. Every segment is opened by
 * every look, so ten small ones make a look wait; the large ones are few, and stay.
 */
final class SmallSegments extends FilterMergePolicy {
    /** In bytes on disk. */
    static final long LARGE = 64L << 20;

    private final long large;

    /** @param large bytes from which on a segment stays as it is */
    SmallSegments(long large) {
        super(new TieredMergePolicy());
        this.large = large;
    }

    @Override
    public @Nullable MergeSpecification findForcedMerges(
            SegmentInfos segments, int unused, Map<SegmentCommitInfo, Boolean> asked, MergeContext context)
            throws IOException {
        List<SegmentCommitInfo> small = new ArrayList<>();
        for (SegmentCommitInfo segment : segments) {
            boolean free =
                    asked.containsKey(segment) && !context.getMergingSegments().contains(segment);
            if (free && size(segment, context) < large) {
                small.add(segment);
            }
        }
        if (small.size() < 2) {
            return null;
        }
        MergeSpecification one = new MergeSpecification();
        one.add(new MergePolicy.OneMerge(small));
        return one;
    }
}
