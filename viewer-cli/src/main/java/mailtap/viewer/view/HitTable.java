package mailtap.viewer.view;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import mailtap.indexer.Hit;
import mailtap.indexer.Hits;
import mailtap.indexer.document.Field;
import mailtap.indexer.query.Matches;
import mailtap.viewer.print.Cells;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;

/** Hits of any kind, a row each, with the ID to go on with. */
public final class HitTable {
    /** Less than this says nothing: then the terminal may break the line. */
    private static final int LEAST_WHAT = 30;

    /** So much of a line stands before the first word that was asked for. */
    private static final int BEFORE = 20;

    private final ZoneId zone;
    private final Matches asked;

    /** @param asked what is marked in each row */
    public HitTable(ZoneId zone, Matches asked) {
        this.zone = zone;
        this.asked = asked;
    }

    /** @param sort the order of the hits: {@code newest}, {@code oldest}, or a field's name */
    public void print(Screen screen, Hits hits, String sort, FoundLines lines) throws IOException {
        int idLength = Ids.length(hits.hits().stream().map(Hit::session).toList());
        Table table = new Table()
                .column("ID", Table.Kind.FIXED)
                .column("AT", Table.Kind.FIXED)
                .column("WHAT", Table.Kind.TEXT, LEAST_WHAT);
        for (Hit hit : hits.hits()) {
            String brief = hit.session().toString().substring(0, idLength);
            String id = brief + hit.id().substring(hit.session().toString().length());
            Rich what = what(hit);
            table.row(Rich.of(Ink.ID, id), Rich.of(Quantities.time(hit.at(), zone)), marked(what, asked));
            lines.below(hit, what.text())
                    .map(line -> excerpt(line, screen.filled() - id.length() - 2))
                    .ifPresent(table::below);
        }
        table.print(screen);
        total(screen, hits, sort);
    }

    /** From its beginning where what was asked for fits then; else from shortly before that. */
    private static Rich excerpt(FoundLines.Line line, int room) {
        Matches marked = line.marked();
        if (marked == null) {
            return Rich.of(Ink.FAINT, line.text());
        }
        String text = line.text().strip();
        List<Matches.Stretch> stretches = marked.in(text);
        int from = 0;
        if (!stretches.isEmpty()
                && Cells.width(text.substring(0, stretches.getFirst().until())) >= room) {
            int first = stretches.getFirst().from();
            int blank = text.lastIndexOf(' ', Math.max(0, first - BEFORE));
            from = blank >= 0 && first - blank < 2 * BEFORE ? blank + 1 : Math.max(0, first - BEFORE);
        }
        from = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
        String shown = Cells.cut(text.substring(from), room - 1);
        return marked(Rich.of((from > 0 ? Cells.ELLIPSIS : "") + shown), marked);
    }

    /** Under a list that does not hold all: how many there are. */
    public static void total(Screen screen, Hits hits, String sort) throws IOException {
        if (!hits.exact() || hits.total() > hits.hits().size()) {
            String total = (hits.exact() ? "" : "at least ") + hits.total();
            boolean byTime = sort.equals("newest") || sort.equals("oldest");
            String which =
                    "the " + (byTime ? sort : "first") + " " + hits.hits().size() + " of " + total;
            screen.line(Ink.FAINT, which + (byTime ? "" : " by " + sort) + "; --limit N shows more");
        }
    }

    /** With what was asked for in ink of its own. */
    public static Rich marked(Rich what, Matches asked) {
        Rich marked = what;
        for (Matches.Stretch stretch : asked.in(what.text())) {
            marked = marked.inked(stretch.from(), stretch.until(), Ink.MATCH);
        }
        return marked;
    }

    private Rich what(Hit hit) {
        return switch (hit.kind()) {
            case SESSION -> session(hit);
            case EXCHANGE -> exchange(hit);
            case MESSAGE -> message(hit);
        };
    }

    private static Rich session(Hit hit) {
        String user = hit.text(Field.USER).map(name -> "  user " + name).orElse("");
        return Rich.of(hit.text(Field.PROTOCOL).orElse("") + " session of "
                        + hit.text(Field.SOURCE_IP).orElse("?") + " on route "
                        + hit.text(Field.ROUTE).orElse("?") + user)
                .plus(Ink.FAINT, counted(hit, Field.MESSAGES, "message") + counted(hit, Field.FINDINGS, "finding"));
    }

    private static String counted(Hit hit, Field field, String one) {
        long count = hit.number(field).orElse(0);
        return count == 0 ? "" : "  " + Quantities.count(count, one);
    }

    private static Rich exchange(Hit hit) {
        List<String> codes =
                hit.texts(Field.SMTP_CODE).isEmpty() ? hit.texts(Field.POP3_STATUS) : hit.texts(Field.SMTP_CODE);
        String code = codes.isEmpty() ? "" : codes.getLast();
        boolean refused = code.startsWith("5") || code.startsWith("4") || code.equals("-ERR");
        String command = hit.text(Field.COMMAND_LINE).orElse("");
        // What the server says unasked stands alone.
        return Rich.of(Ink.CLIENT, command)
                .plus(command.isEmpty() ? "" : "  ")
                .plus(refused ? Ink.REFUSED : Ink.SERVER, lastWord(code, hit.texts(Field.REPLY)));
    }

    private static String lastWord(String code, List<String> replies) {
        return replies.isEmpty() ? code : (code + " " + replies.getLast()).stripTrailing();
    }

    /** The one that was asked for, if one was. */
    private String shown(List<String> recipients) {
        return recipients.stream()
                .filter(one -> !asked.in(one).isEmpty())
                .findFirst()
                .orElse(recipients.getFirst());
    }

    /** What ended before its end is no message, whatever else is known of it. */
    private static String outcome(Hit hit) {
        String outcome = hit.text(Field.OUTCOME).orElse("");
        boolean whole = hit.text(Field.COMPLETE).filter("false"::equals).isEmpty();
        if (whole || outcome.equals("not-sent")) {
            return outcome;
        }
        return outcome.equals("unknown") ? "cut off" : outcome + ", cut off";
    }

    private Rich message(Hit hit) {
        List<String> recipients = hit.texts(Field.RCPT_TO);
        long count = hit.number(Field.RCPT_COUNT).orElse(recipients.size());
        String to = recipients.isEmpty() ? "" : " -> " + shown(recipients);
        String more = count > 1 ? " and " + (count - 1) + " more" : "";
        String outcome = outcome(hit);
        Ink ink = outcome.equals("accepted") || outcome.equals("retrieved") ? Ink.GOOD : Ink.WARNING;
        String from = hit.text(Field.MAIL_FROM).or(() -> hit.text(Field.FROM)).orElse("");
        return Rich.of(from + to + more + "  ")
                .plus(ink, outcome)
                .plus(Rich.of(
                        Ink.NOTE,
                        hit.text(Field.SUBJECT)
                                .map(text -> "  \"" + text + "\"")
                                .orElse("")));
    }
}
