package mailtap.mail.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mailtap.mail.Outcome;
import mailtap.mail.submission.RecipientRow.Asked;
import mailtap.mail.submission.Standing.Kind;

/** The recipients of a submission, a row each. */
final class Rows {
    private final Gathered all;
    private final Lessons lessons;
    private final Map<String, String> aliases;
    private final Case tried;
    private final Stage stage;
    /** How those in the header were asked for whose aliases stand in the envelope. */
    private final Map<String, List<Asked>> byAlias = new HashMap<>();

    Rows(Gathered all, Lessons lessons, Map<String, String> aliases, Case tried, Stage stage) {
        this.all = all;
        this.lessons = lessons;
        this.aliases = aliases;
        this.tried = tried;
        this.stage = stage;
        aliases.forEach((alias, listed) -> byAlias.computeIfAbsent(listed, unused -> new ArrayList<>())
                .addAll(all.envelope().getOrDefault(alias, List.of())));
    }

    /** Listed ones first, as listed, then the others as asked for. */
    List<RecipientRow> rows() {
        Set<String> keys = new LinkedHashSet<>(all.where().keySet());
        keys.addAll(all.envelope().keySet());
        keys.addAll(tried.truth().bcc());
        return keys.stream().map(this::row).toList();
    }

    private RecipientRow row(String key) {
        List<Asked> asked = all.envelope().getOrDefault(key, List.of());
        TreeSet<String> listed = all.where().getOrDefault(key, new TreeSet<>());
        String raw = all.raw().get(key);
        return new RecipientRow(
                key,
                raw != null
                        ? raw
                        : asked.isEmpty()
                                ? key
                                : asked.getFirst().recipient().path().raw(),
                new TreeSet<>(listed),
                asked,
                standing(key, listed, asked),
                reported(key, outcome(asked.isEmpty() ? byAlias.getOrDefault(key, List.of()) : asked)),
                lessons.learnt(key));
    }

    private Standing standing(String key, Set<String> listed, List<Asked> asked) {
        if (all.whole().isEmpty()) {
            return Standing.of(Kind.UNKNOWN);
        }
        if (listed.isEmpty() && asked.isEmpty()) {
            return Standing.of(Kind.BCC_NOT_SENT);
        }
        if (listed.isEmpty()) {
            return unlisted(key);
        }
        boolean visible = all.visible().contains(key);
        if (!asked.isEmpty() || byAlias.containsKey(key)) {
            return Standing.of(visible ? Kind.LISTED : Kind.BCC);
        }
        return Standing.of(
                stage != Stage.SUBMISSION ? Kind.OTHER_HOP : visible ? Kind.LISTED_NOT_SENT : Kind.BCC_NOT_SENT);
    }

    private Standing unlisted(String key) {
        if (aliases.containsKey(key)) {
            return new Standing(Kind.ALIAS_OF, aliases.get(key));
        }
        if (stage != Stage.SUBMISSION && tried.standing().contains(key)) {
            return Standing.of(Kind.STANDING_RECIPIENT);
        }
        return Standing.of(all.senders().contains(key) ? Kind.SENDER : Kind.IN_NO_HEADER);
    }

    /** What a report told later goes before what the server said. */
    private Outcome reported(String key, Outcome before) {
        Outcome outcome = before;
        for (Report report : tried.reports()) {
            outcome = report.outcome(key, outcome);
        }
        return outcome;
    }

    /** The best of what became of it: another copy may have reached who was refused at first. */
    private static Outcome outcome(List<Asked> asked) {
        return asked.stream()
                .map(one -> one.recipient().outcome())
                .min(Comparator.comparingInt(Rows::rank))
                .orElse(Outcome.NOT_SENT);
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> 0;
            case UNKNOWN -> 1;
            case DEFERRED -> 2;
            case REFUSED -> 3;
            case NOT_SENT -> 4;
        };
    }
}
