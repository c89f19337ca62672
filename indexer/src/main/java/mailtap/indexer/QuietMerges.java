package mailtap.indexer;

import org.apache.lucene.index.ConcurrentMergeScheduler;

/** A merge that fails prints nothing: whoever uses the writer next is told why. */
final class QuietMerges extends ConcurrentMergeScheduler {
    @Override
    protected void handleMergeException(Throwable failure) {
        // The writer keeps it as what broke it.
    }
}
