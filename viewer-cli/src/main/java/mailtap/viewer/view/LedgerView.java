package mailtap.viewer.view;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import mailtap.mail.Ledger;
import mailtap.mail.Ledger.Fetch;
import mailtap.mail.Ledger.Visit;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Json;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;
import org.jspecify.annotations.Nullable;

/** What became of every message of a mailbox. */
public final class LedgerView {
    private final ZoneId zone;

    public LedgerView(ZoneId zone) {
        this.zone = zone;
    }

    public void print(Screen screen, List<Ledger> ledger) throws IOException {
        Table table = new Table()
                .column("UIDL", Table.Kind.TEXT)
                .column("FIRST SEEN", Table.Kind.FIXED)
                .column("FETCHED", Table.Kind.NUMBER)
                .column("BY", Table.Kind.TEXT)
                .column("DELETED", Table.Kind.TEXT);
        for (Ledger one : ledger) {
            table.row(List.of(
                    Rich.of(one.uidl()),
                    Rich.of(Quantities.time(one.first().at(), zone)),
                    fetched(one),
                    by(one),
                    deleted(one)));
        }
        if (!ledger.isEmpty()) {
            table.print(screen);
            screen.line();
        }
        screen.line(summary(ledger));
    }

    private static Rich fetched(Ledger one) {
        long count = one.fetchedWhole();
        return Rich.of(one.isRepeated() ? Ink.WARNING : count == 0 ? Ink.FAINT : Ink.PLAIN, String.valueOf(count));
    }

    private static Rich by(Ledger one) {
        List<String> clients = one.fetches().stream()
                .map(fetch ->
                        fetch.by().client() + " in " + Ids.brief(fetch.by().session()) + less(fetch))
                .distinct()
                .toList();
        return clients.isEmpty() ? Rich.of(Ink.FAINT, "nobody") : Rich.of(String.join(", ", clients));
    }

    private static String less(Fetch fetch) {
        boolean top = fetch.retrieved().command().equals("TOP");
        return top ? " (its top)" : fetch.retrieved().complete() ? "" : " (cut off)";
    }

    private static Rich deleted(Ledger one) {
        Visit by = one.deleted();
        if (by != null) {
            return Rich.of(Ink.REFUSED, "by " + by.client() + " in " + Ids.brief(by.session()));
        }
        return one.marked().isEmpty()
                ? Rich.of(Ink.FAINT, "-")
                : Rich.of(
                        Ink.WARNING,
                        "not: no QUIT in " + Ids.brief(one.marked().getLast().session()));
    }

    private static String summary(List<Ledger> ledger) {
        long deleted = ledger.stream().filter(one -> one.deleted() != null).count();
        long twice = ledger.stream().filter(Ledger::isRepeated).count();
        return Quantities.count(ledger.size(), "message") + ", " + deleted + " deleted, " + twice
                + " fetched more than once";
    }

    public static Json json(Ledger one) {
        return new Json()
                .put("uidl", one.uidl())
                .put("first_seen", visit(one.first()))
                .put("fetched", one.fetches().stream().map(LedgerView::fetch).toList())
                .put(
                        "deleted_without_quit",
                        one.marked().stream().map(LedgerView::visit).toList())
                .put("deleted", visit(one.deleted()));
    }

    private static Json fetch(Fetch fetch) {
        return new Json()
                .put("session", fetch.by().session().toString())
                .put("at", fetch.retrieved().at())
                .put("client", fetch.by().client())
                .put("message", fetch.retrieved().number())
                .put("command", fetch.retrieved().command().toLowerCase(Locale.ROOT))
                .put("complete", fetch.retrieved().complete());
    }

    private static @Nullable Json visit(@Nullable Visit visit) {
        return visit == null
                ? null
                : new Json()
                        .put("session", visit.session().toString())
                        .put("at", visit.at())
                        .put("client", visit.client());
    }
}
