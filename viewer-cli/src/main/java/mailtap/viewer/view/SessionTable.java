package mailtap.viewer.view;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import mailtap.indexer.Hit;
import mailtap.indexer.Hits;
import mailtap.indexer.document.Field;
import mailtap.transcript.TlsFacts;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;

/** Sessions, a row each; a wide screen shows more of each. */
public final class SessionTable {
    private static final int WIDE = 120;
    /** Messages, findings and duration. */
    private static final int BEHIND_TLS = 3;

    private final ZoneId zone;

    public SessionTable(ZoneId zone) {
        this.zone = zone;
    }

    /** @param sort the order of the hits: {@code newest}, {@code oldest}, or a field's name */
    public void print(Screen screen, Hits hits, String sort) throws IOException {
        boolean wide = screen.width() >= WIDE;
        boolean encrypted = hits.hits().stream()
                .anyMatch(hit -> hit.text(Field.TLS_ESTABLISHED).isPresent());
        int idLength = Ids.length(hits.hits().stream().map(Hit::session).toList());
        Table table = table(wide, encrypted);
        for (Hit hit : hits.hits()) {
            List<Rich> row = row(hit, idLength, wide);
            if (encrypted) {
                row.add(row.size() - BEHIND_TLS, tls(hit));
            }
            table.row(row);
        }
        table.print(screen);
        HitTable.total(screen, hits, sort);
    }

    private static Table table(boolean wide, boolean encrypted) {
        Table table = new Table()
                .column("ID", Table.Kind.FIXED)
                .column("BEGAN", Table.Kind.FIXED)
                .column("ROUTE", Table.Kind.TEXT)
                .column("PEER", Table.Kind.TEXT);
        if (wide) {
            table.column("SERVER", Table.Kind.TEXT).column("CLIENT", Table.Kind.TEXT);
        }
        table.column("USER", Table.Kind.TEXT);
        if (encrypted) {
            table.column("TLS", Table.Kind.FIXED);
        }
        return table.column("MSG", Table.Kind.NUMBER)
                .column("FIND", Table.Kind.NUMBER)
                .column("TOOK", Table.Kind.NUMBER)
                .spare("PEER", "ROUTE", "TOOK", "USER");
    }

    private List<Rich> row(Hit hit, int idLength, boolean wide) {
        List<Rich> row = new ArrayList<>(List.of(
                Rich.of(Ink.ID, hit.session().toString().substring(0, idLength)),
                Rich.of(Quantities.time(hit.time(Field.START).orElse(hit.at()), zone)),
                text(hit, Field.ROUTE),
                text(hit, Field.SOURCE_IP)));
        if (wide) {
            row.add(server(hit));
            row.add(text(hit, Field.HELO));
        }
        long findings = hit.number(Field.FINDINGS).orElse(0);
        row.add(text(hit, Field.USER));
        row.add(Rich.of(String.valueOf(hit.number(Field.MESSAGES).orElse(0))));
        row.add(Rich.of(findings == 0 ? Ink.FAINT : Ink.WARNING, String.valueOf(findings)));
        row.add(took(hit));
        return row;
    }

    /** What the record holds of it: the version where it was opened. */
    private static Rich tls(Hit hit) {
        String established = hit.text(Field.TLS_ESTABLISHED).orElse("");
        if (established.isEmpty()) {
            return Rich.of("");
        }
        if (!Boolean.parseBoolean(established)) {
            return Rich.of(Ink.REFUSED, "failed");
        }
        boolean passed = hit.texts(Field.TLS_MODE).contains("pass");
        boolean trusted = hit.texts(Field.TLS_VERIFICATION).stream().allMatch(TlsFacts.VERIFIED::equals);
        String version = hit.text(Field.TLS_VERSION).orElse("opened");
        return passed ? Rich.of(Ink.FAINT, "closed") : trusted ? Rich.of(version) : Rich.of(Ink.WARNING, version + "!");
    }

    private static Rich text(Hit hit, Field field) {
        return Rich.of(hit.text(field).orElse(""));
    }

    private static Rich server(Hit hit) {
        OptionalLong port = hit.number(Field.SERVER_PORT);
        String host = hit.text(Field.SERVER).or(() -> hit.text(Field.SERVER_IP)).orElse("");
        return Rich.of(host + (port.isPresent() ? ":" + port.getAsLong() : ""));
    }

    private static Rich took(Hit hit) {
        if (hit.text(Field.STATE).orElse("").equals("open")) {
            return Rich.of(Ink.GOOD, "open");
        }
        OptionalLong micros = hit.number(Field.DURATION);
        return Rich.of(micros.isPresent() ? Quantities.duration(Duration.ofMillis(micros.getAsLong() / 1000)) : "");
    }
}
