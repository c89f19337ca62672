package mailtap.dialogue;

import mailtap.transcript.Bytes;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Label;
import mailtap.transcript.Side;

/**
 * What the client sends that is no lines: message data up to its end, counted chunks, and what is not kept. Only one of
 * them goes on at a time.
 */
final class ClientRuns {
    private static final byte LF = '\n';

    private final Scribe scribe;
    private final Unanswered unanswered;
    private final Later later;
    private final Conduct conduct;
    private ContentScan content;
    private long octets;
    private boolean atLineStart;
    private boolean toldCut;

    ClientRuns(Talk talk) {
        this.scribe = talk.scribe();
        this.unanswered = talk.unanswered();
        this.conduct = talk.conduct();
        this.later = new Later(Side.CLIENT, scribe);
        this.content = new ContentScan(later, true);
    }

    /** Message data begins, or may begin. */
    void beginContent() {
        content = new ContentScan(later, conduct.announcedEightBit());
    }

    boolean hasContentEnded() {
        return content.hasEnded();
    }

    int content(Bytes chunk, int from, int exchange) {
        int end = content.scan(chunk, from, scribe.offset(Side.CLIENT) - from);
        scribe.write(Side.CLIENT, Label.CONTENT, exchange, chunk.slice(from, end));
        later.tell(exchange);
        return end;
    }

    /** It may be message data; what of it is kept is decided as if it were none. */
    int undecided(Bytes chunk, int from, int exchange) {
        content.scan(chunk, from, scribe.offset(Side.CLIENT) - from);
        int end = withheld(chunk, from, chunk.length());
        later.tell(exchange);
        return end;
    }

    /** The server took the message to be over; returns whether it had seen an end where only lax ones do. */
    boolean endsAtLookAlike(int exchange) {
        long offset = scribe.offset(Side.CLIENT);
        if (!content.isBehindLookAlike(offset)) {
            return false;
        }
        scribe.finding(Side.CLIENT, exchange, offset, FindingKind.END_OF_DATA_DISAGREED, "");
        return true;
    }

    void beginChunk(long length) {
        octets = length;
    }

    int chunk(Bytes chunk, int from, int exchange) {
        int end = (int) Math.min(chunk.length(), from + octets);
        scribe.write(Side.CLIENT, Label.CHUNK, exchange, chunk.slice(from, end));
        octets -= end - from;
        return end;
    }

    boolean isChunkOver() {
        return octets == 0;
    }

    /** Returns whether so many missing bytes lie within the chunk. */
    boolean skip(long length) {
        boolean within = length <= octets;
        octets -= within ? length : 0;
        return within;
    }

    int withheld(Bytes chunk, int from, int end) {
        scribe.absent(Side.CLIENT, Label.WITHHELD, unanswered.last(), end - from);
        atLineStart = chunk.at(end - 1) == LF;
        return end;
    }

    /** Whether what was withheld ended with a line. */
    boolean isAtLineStart() {
        return atLineStart;
    }

    void notAtLineStart() {
        atLineStart = false;
    }

    /** The client has ended within message data. */
    void cut(int exchange) {
        if (!toldCut) {
            toldCut = true;
            scribe.finding(Side.CLIENT, exchange, scribe.offset(Side.CLIENT), FindingKind.CUT_IN_CONTENT, "");
        }
    }
}
