package mailtap.viewer.view;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import mailtap.indexer.ClientProfile;
import mailtap.mail.Confidence;
import mailtap.mail.client.Guess;
import mailtap.mail.client.Seen;
import mailtap.mail.client.Trait;
import mailtap.mail.client.Traits;
import mailtap.transcript.SessionId;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Paragraph;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.print.Table;

/** Clients: a row each, or one with all that was seen of it. */
public final class ClientsView {
    private static final int WIDE = 120;
    /** Values of a trait that are shown; JSON has all. */
    private static final int SHOWN_VALUES = 6;

    private final ZoneId zone;

    public ClientsView(ZoneId zone) {
        this.zone = zone;
    }

    public void list(Screen screen, List<ClientProfile> clients) throws IOException {
        boolean wide = screen.width() >= WIDE;
        Table table = new Table().column("CLIENT", Table.Kind.TEXT).column("SURE", Table.Kind.FIXED);
        table.column("FINGERPRINT", Table.Kind.FIXED)
                .column("SES", Table.Kind.NUMBER)
                .column("MSG", Table.Kind.NUMBER)
                .column("LAST", Table.Kind.FIXED)
                .column("BCC", Table.Kind.TEXT);
        for (ClientProfile one : clients) {
            String last = Quantities.time(one.last(), zone);
            table.row(
                    name(one),
                    Rich.of(sure(one.guess()), sureness(one)),
                    Rich.of(Ink.ID, one.fingerprint() == null ? "-" : one.fingerprint()),
                    Rich.of(String.valueOf(one.sessions())),
                    Rich.of(String.valueOf(one.messages())),
                    Rich.of(wide ? last : last.substring(0, Math.min(10, last.length()))),
                    Rich.of(bccWays(one.traits())));
        }
        table.print(screen);
    }

    private static Rich name(ClientProfile one) {
        String words = one.guess().words();
        return words.isEmpty() ? Rich.of(Ink.FAINT, "not known") : Rich.of(Ink.STRONG, words);
    }

    private static String sureness(ClientProfile one) {
        return one.guess().words().isEmpty() ? "-" : one.guess().confidence().wireName();
    }

    private static Ink sure(Guess guess) {
        return guess.confidence() == Confidence.CERTAIN ? Ink.GOOD : Ink.PLAIN;
    }

    /** What becomes of a Bcc; dash where none was seen. */
    static String bccWays(Traits traits) {
        String ways = traits.values(Trait.BCC_WAY).stream().map(Seen::value).collect(Collectors.joining("; "));
        return ways.isEmpty() ? "-" : ways;
    }

    /** All that was seen of one. */
    public void whole(Screen screen, ClientProfile one) throws IOException {
        screen.line(name(one)
                .plus("  ")
                .plus(sure(one.guess()), sureness(one).equals("-") ? "" : sureness(one))
                .plus(one.fingerprint() == null ? "" : "  ")
                .plus(Ink.ID, one.fingerprint() == null ? "" : one.fingerprint()));
        for (String reason : one.guess().reasons()) {
            Paragraph.print(screen, 2, Rich.of(Ink.FAINT, "because "), Ink.NOTE, reason);
        }
        screen.line(Rich.of(Ink.FAINT, "  ")
                .plus(Quantities.count(one.sessions(), "session") + ", " + Quantities.count(one.messages(), "message")
                        + ", first " + Quantities.time(one.first(), zone) + ", last "
                        + Quantities.time(one.last(), zone))
                .plus(
                        Ink.FAINT,
                        one.looked() < one.sessions() ? "; what follows is of the newest " + one.looked() : ""));
        screen.line();
        Table table = new Table()
                .column("TRAIT", Table.Kind.FIXED)
                .column("VALUE", Table.Kind.TEXT)
                .column("SEEN", Table.Kind.NUMBER)
                .column("FOR EXAMPLE", Table.Kind.FIXED);
        for (Trait trait : one.traits().traits()) {
            rows(table, trait, one.traits().values(trait));
        }
        table.print(screen);
    }

    private static void rows(Table table, Trait trait, List<Seen> values) {
        for (int i = 0; i < Math.min(SHOWN_VALUES, values.size()); i++) {
            Seen seen = values.get(i);
            table.row(
                    Rich.of(Ink.FAINT, i == 0 ? trait.words() : ""),
                    Rich.of(seen.value()),
                    Rich.of(String.valueOf(seen.count())),
                    Rich.of(
                            Ink.ID,
                            seen.evidence().isEmpty()
                                    ? ""
                                    : brief(seen.evidence().getFirst())));
        }
        if (values.size() > SHOWN_VALUES) {
            int more = values.size() - SHOWN_VALUES;
            table.row(Rich.EMPTY, Rich.of(Ink.FAINT, "and " + more + " more"), Rich.EMPTY, Rich.EMPTY);
        }
    }

    private static String brief(String id) {
        return id.length() < SessionId.LENGTH ? id : id.substring(0, 8) + id.substring(SessionId.LENGTH);
    }
}
