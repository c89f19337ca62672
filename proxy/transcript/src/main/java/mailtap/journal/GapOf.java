package mailtap.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mailtap.transcript.ContentFacts;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.Label;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Origin;
import mailtap.transcript.SessionEnd;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Side;
import mailtap.transcript.Tally;
import mailtap.transcript.TlsFacts;
import org.jspecify.annotations.Nullable;

/** What is remembered of one session while its frames cannot be kept: two lengths, and the few entries that matter. */
final class GapOf {
    /** Findings and logins beyond it are only counted. */
    private static final int MAX_HELD = 16;

    private final List<Entry> held = new ArrayList<>();
    private @Nullable SessionStart start;
    private @Nullable SessionEnd end;
    private @Nullable Frame client;
    private @Nullable Frame server;
    private Instant last = Instant.EPOCH;
    private int dropped;

    void add(Entry entry) {
        last = entry.at();
        switch (entry) {
            case Frame frame when frame.side() == Side.CLIENT -> client = merged(client, frame);
            case Frame frame -> server = merged(server, frame);
            case SessionStart theStart -> start = theStart;
            case SessionEnd theEnd -> end = theEnd;
            case Finding finding -> hold(finding);
            case TlsFacts tls -> hold(tls);
            case LoginFacts login -> hold(login);
            case ContentFacts content -> hold(content);
            case Tally tally -> hold(tally);
        }
    }

    /** Frames of a side follow one another, so two of them make one longer gap. */
    private static Frame merged(@Nullable Frame before, Frame frame) {
        return before == null
                ? frame.unkept()
                : Frame.absent(
                        before.at(),
                        before.side(),
                        Label.UNKEPT,
                        before.exchange(),
                        before.offset(),
                        Math.max(before.length(), frame.offset() + frame.length() - before.offset()));
    }

    private void hold(Entry entry) {
        if (held.size() < MAX_HELD) {
            held.add(entry);
        } else {
            dropped++;
        }
    }

    /** Nothing of the session is in the journal, and nothing more will come. */
    boolean isWholeSession() {
        return start != null && end != null;
    }

    /** In the order in which they belong into the journal. */
    void forEach(Consumer<Entry> to) {
        accept(start, to);
        accept(client, to);
        accept(server, to);
        if (client != null || server != null || dropped > 0) {
            to.accept(new Finding(last, FindingKind.CAPTURE_GAP, Origin.MAILTAP, 0, -1, detail()));
        }
        held.forEach(to);
        accept(end, to);
    }

    private static void accept(@Nullable Entry entry, Consumer<Entry> to) {
        if (entry != null) {
            to.accept(entry);
        }
    }

    private String detail() {
        String gap = "%d bytes from the client and %d from the server were relayed but not kept"
                .formatted(length(client), length(server));
        return dropped == 0 ? gap : gap + "; so were " + dropped + " entries of other kinds";
    }

    private static long length(@Nullable Frame gap) {
        return gap == null ? 0 : gap.length();
    }

    long bytes() {
        return length(client) + length(server);
    }
}
