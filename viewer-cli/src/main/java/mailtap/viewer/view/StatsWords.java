package mailtap.viewer.view;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import mailtap.indexer.Statistics.Grouping;
import mailtap.indexer.Statistics.Totals;
import mailtap.indexer.document.Kind;
import mailtap.transcript.FindingKind;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Rich;

/** What statistics are called, on the screen and on a page. */
final class StatsWords {
    private StatsWords() {}

    static String heading(Grouping grouping) {
        return switch (grouping) {
            case REPLY_CODES -> "Reply codes";
            case STATUSES -> "How commands ended";
            case OUTCOMES -> "What became of messages";
            case VERDICTS -> "Envelope against headers";
            case FINDINGS -> "Findings";
            case MECHANISMS -> "Login mechanisms";
            case LOGINS -> "Logins";
            case HELLOS -> "Clients, by the name they give";
            case PROGRAMS -> "Programs, by the header";
            case ROUTES -> "Routes";
        };
    }

    static String counted(Kind kind) {
        return kind.wireName() + "s";
    }

    static String value(Grouping grouping) {
        return switch (grouping) {
            case REPLY_CODES -> "code";
            case STATUSES -> "status";
            case OUTCOMES, LOGINS -> "outcome";
            case VERDICTS -> "verdict";
            case FINDINGS -> "finding";
            case MECHANISMS -> "mechanism";
            case HELLOS -> "name";
            case PROGRAMS -> "program";
            case ROUTES -> "route";
        };
    }

    static Ink ink(Grouping grouping, String value) {
        return switch (grouping) {
            case REPLY_CODES -> value.matches("[45].*|-ERR") ? Ink.REFUSED : Ink.SERVER;
            case STATUSES, OUTCOMES, LOGINS -> ending(value);
            case FINDINGS ->
                finding(value)
                        .map(kind -> DialogueView.severity(kind.severity()))
                        .orElse(Ink.PLAIN);
            default -> Ink.PLAIN;
        };
    }

    private static Ink ending(String value) {
        return switch (value) {
            case "ok", "accepted", "retrieved", "success" -> Ink.GOOD;
            case "refused", "failure" -> Ink.REFUSED;
            case "deferred", "unanswered", "unfinished", "unknown" -> Ink.WARNING;
            default -> Ink.PLAIN;
        };
    }

    /** An empty value, such as the name of a client that gives none, is not nothing. */
    static Rich shown(Ink ink, String value) {
        return value.isEmpty() ? Rich.of(Ink.FAINT, "(empty)") : Rich.of(ink, value);
    }

    /** What a value means, where it needs saying. */
    static String meaning(Grouping grouping, String value) {
        return grouping == Grouping.FINDINGS
                ? finding(value).map(FindingKind::summary).orElse("")
                : "";
    }

    private static Optional<FindingKind> finding(String wireName) {
        return Arrays.stream(FindingKind.values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }

    /** {@code 5 sessions, 23 exchanges, 2 messages sent, naming 4 recipients, 1 fetched, 1 not sent or cut off}. */
    static String totals(Totals totals) {
        return String.join(
                ", ",
                Quantities.count(totals.sessions(), "session"),
                Quantities.count(totals.exchanges(), "exchange"),
                Quantities.count(totals.sent(), "message") + " sent"
                        + (totals.sent() == 0 ? "" : ", naming " + Quantities.count(totals.recipients(), "recipient")),
                totals.fetched() + " fetched" + unfinished(totals));
    }

    private static String unfinished(Totals totals) {
        return totals.unfinished() == 0 ? "" : ", " + totals.unfinished() + " not sent or cut off";
    }

    static String bytes(Totals totals) {
        if (totals.clientBytes() == 0 && totals.serverBytes() == 0) {
            // Of sessions that go on, or that a crash ended, nobody knows.
            return Quantities.size(totals.messageBytes()) + " of messages";
        }
        return Quantities.size(totals.messageBytes()) + " of messages; "
                + Quantities.size(totals.clientBytes()) + " from clients, "
                + Quantities.size(totals.serverBytes()) + " from servers";
    }

    /** With three digits, from microseconds to minutes. */
    static String latency(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis >= 1000) {
            return Quantities.duration(duration);
        }
        int decimals = millis >= 99.95 ? 0 : millis >= 9.995 ? 1 : 2;
        return millis == 0 ? "0 ms" : String.format(Locale.ROOT, "%." + decimals + "f ms", millis);
    }

    /** {@code 30 s}, {@code 5 min}, {@code 3 h}, {@code 7 d}. */
    static String width(Duration width) {
        long seconds = width.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }
}
