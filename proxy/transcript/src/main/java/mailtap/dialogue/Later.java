package mailtap.dialogue;

import java.util.ArrayList;
import java.util.List;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Side;

/** What a scanner noticed in a run, held until the frame it is about is written. */
final class Later implements Notice {
    /** More than a session may have of the one kind that a run can be full of; all others come once. */
    private static final int MOST = 2 * Limits.FINDINGS_OF_A_KIND;

    private record Noted(long offset, FindingKind kind, String detail) {}

    private final Side side;
    private final Scribe scribe;
    private final List<Noted> noted = new ArrayList<>();

    Later(Side side, Scribe scribe) {
        this.side = side;
        this.scribe = scribe;
    }

    @Override
    public void at(long offset, FindingKind kind, String detail) {
        if (kind != FindingKind.END_OF_DATA_LOOKALIKE || noted.size() < MOST) {
            noted.add(new Noted(offset, kind, detail));
        }
    }

    void tell(int exchange) {
        for (Noted one : noted) {
            scribe.finding(side, exchange, one.offset(), one.kind(), one.detail());
        }
        noted.clear();
    }
}
