package mailtap.indexer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * What is asked to be merged is merged where that is worth its time, as every segment is opened by every look: a segment
 * goes with all smaller ones when it is small, or not much larger than they are together. So what was merged once is merged
 * again only when the index has grown by half. While somebody waits for something else, only tiny ones are merged.
 */
final class SmallSegments extends FilterMergePolicy {
    /** In bytes on disk. */
    static final long LARGE = 64L << 20;

    /** How much larger a large one may be than what it is merged with. */
    private static final long LARGER = 2;
    /** What would be larger takes minutes to merge, and is opened as quickly in two parts. */
    private static final long LARGEST = 2L << 30;

    /** A second's work for dozens. */
    private static final long TINY = 16L << 20;

    /** What a merge writes may be larger than what it reads, by little; and others need room, too. */
    private static final double ROOM = 1.5;

    private final long large;
    private final LongSupplier free;
    private volatile boolean tinyOnly;
    private volatile long merging;
    private volatile long wanting;

    /**
     * @param large bytes from which on a segment is merged only with as much again
     * @param free bytes on the disk
     */
    SmallSegments(long large, LongSupplier free) {
        super(new TieredMergePolicy());
        this.large = large;
        this.free = free;
    }

    @Override
    public @Nullable MergeSpecification findForcedMerges(
            SegmentInfos segments, int unused, Map<SegmentCommitInfo, Boolean> asked, MergeContext context)
            throws IOException {
        List<SegmentCommitInfo> small = small(segments, asked, context);
        wanting = 0;
        if (small.size() < 2) {
            return null;
        }
        merging = bytes(small, context);
        long room = Math.round(ROOM * merging);
        if (room > free.getAsLong()) {
            wanting = room;
            return null;
        }
        MergeSpecification one = new MergeSpecification();
        one.add(new MergePolicy.OneMerge(small));
        return one;
    }

    /** What is asked from now on. */
    void tinyOnly(boolean only) {
        tinyOnly = only;
    }

    /** Bytes of what was last chosen to be merged. */
    long merging() {
        return merging;
    }

    /** Bytes that would have to be free for what was last asked, 0 when they are. */
    long wanting() {
        return wanting;
    }

    private long bytes(List<SegmentCommitInfo> segments, MergeContext context) throws IOException {
        long bytes = 0;
        for (SegmentCommitInfo segment : segments) {
            bytes += size(segment, context);
        }
        return bytes;
    }

    private List<SegmentCommitInfo> small(
            SegmentInfos segments, Map<SegmentCommitInfo, Boolean> asked, MergeContext context) throws IOException {
        record Sized(SegmentCommitInfo segment, long bytes) {}
        List<Sized> free = new ArrayList<>();
        for (SegmentCommitInfo segment : segments) {
            if (asked.containsKey(segment) && !context.getMergingSegments().contains(segment)) {
                free.add(new Sized(segment, size(segment, context)));
            }
        }
        free.sort(Comparator.comparingLong(Sized::bytes));
        int count = 0;
        long smaller = 0;
        for (int i = 0; i < free.size(); i++) {
            long bytes = free.get(i).bytes();
            boolean goesAlong = tinyOnly
                    ? bytes < Math.min(TINY, large)
                    : bytes < large || (bytes <= LARGER * smaller && bytes + smaller <= LARGEST);
            if (goesAlong) {
                count = i + 1;
            }
            smaller += bytes;
        }
        return free.stream().limit(count).map(Sized::segment).toList();
    }
}
