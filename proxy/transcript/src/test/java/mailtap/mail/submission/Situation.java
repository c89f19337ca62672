package mailtap.mail.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;
import mailtap.mail.Talks;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * A message in any number of copies as somebody would note it down by hand: who was asked for, what the server said, who
 * stands where in each header. From it come the copies that are judged, and apart from them what the table says of it.
 *
 * @param declared by the route; null where only the header tells the stage
 * @param listed the header has a field of a mailing list
 */
record Situation(
        List<Sent> copies,
        boolean received,
        boolean lmtp,
        @Nullable Stage declared,
        boolean listed,
        boolean cut,
        boolean settled,
        Truth truth) {
    static final String SENDER = "a@x";
    private static final List<String> PEOPLE = List.of("b@x", "c@x", "d@x", "e@x", "f@x", SENDER);
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant SOON = Instant.parse("2026-11-22T09:20:00Z");

    /**
     * One copy.
     *
     * @param replies of everybody asked for, in order
     * @param original the address that ORCPT names for some of them
     * @param bcc null where there is no such field
     * @param last the server's word on the message; empty where none came
     */
    record Sent(
            Map<String, String> replies,
            Map<String, String> original,
            Set<String> to,
            Set<String> cc,
            @Nullable Set<String> bcc,
            String last) {

        boolean accepted() {
            return last.startsWith("2");
        }

        boolean mayHaveArrived() {
            return accepted() || last.isEmpty();
        }

        /** Who may have it, and did not send it. */
        Set<String> readers() {
            Set<String> readers = new TreeSet<>();
            replies.forEach((who, reply) -> {
                if (mayHaveArrived() && reply.startsWith("2") && !who.equals(SENDER)) {
                    readers.add(who);
                }
            });
            return readers;
        }

        /** Of the Bcc field, where there is one. */
        Set<String> named() {
            return bcc == null ? Set.of() : bcc;
        }

        Set<String> visible() {
            Set<String> visible = new TreeSet<>(to);
            visible.addAll(cc);
            return visible;
        }
    }

    static Situation of(long seed) {
        Random random = new Random(seed);
        Set<String> to = some(random, 2);
        Set<String> cc = some(random, 4);
        List<Sent> copies = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            copies.add(sent(random, to, cc));
        }
        boolean told = random.nextInt(4) == 0;
        Stage[] stages = Stage.values();
        return new Situation(
                copies,
                random.nextInt(3) == 0,
                random.nextInt(8) == 0,
                random.nextInt(5) == 0 ? stages[random.nextInt(stages.length)] : null,
                random.nextInt(5) == 0,
                random.nextInt(6) == 0,
                random.nextBoolean(),
                told ? Truth.of(to, some(random, 2)) : Truth.UNKNOWN);
    }

    private static Sent sent(Random random, Set<String> to, Set<String> cc) {
        Map<String, String> replies = new LinkedHashMap<>();
        Map<String, String> original = new LinkedHashMap<>();
        List<String> asked = new ArrayList<>(some(random, 2));
        java.util.Collections.shuffle(asked, random);
        if (asked.isEmpty()) {
            asked.add("b@x");
        }
        for (String who : asked) {
            replies.put(who, List.of("250", "250", "250", "550", "450").get(random.nextInt(5)));
            if (random.nextInt(10) == 0) {
                original.put(who, PEOPLE.get(random.nextInt(PEOPLE.size())));
            }
        }
        Set<String> bcc = random.nextInt(3) == 0 ? some(random, 3) : null;
        String last = List.of("250", "250", "250", "", "554", "451").get(random.nextInt(6));
        return new Sent(replies, original, to, cc, bcc, last);
    }

    private static Set<String> some(Random random, int rarity) {
        Set<String> some = new TreeSet<>();
        PEOPLE.stream().filter(one -> random.nextInt(rarity) == 0).forEach(some::add);
        return some;
    }

    /** What is judged. */
    Submission judged() {
        List<Copy> all = new ArrayList<>();
        for (Sent one : copies) {
            Message message = Talks.only(Talks.smtp(talk(one)));
            HeaderFacts seen = Headers.of(message.head());
            HeaderFacts facts =
                    new HeaderFacts(seen.fields(), seen.addresses(), seen.messageId(), seen.subject(), null, cut);
            Way way = new Way(lmtp ? Protocol.LMTP : Protocol.SMTP, "office", 25, null, declared);
            all.add(new Copy(new SessionId(all.size() + 1), way, message, facts, Inside.NOTHING));
        }
        List<Submission> judged =
                new Submissions(Submissions.Window.DEFAULT, truth).of(all, List.of(), settled ? LATER : SOON, Set.of());
        if (judged.size() != 1) {
            throw new AssertionError(judged);
        }
        return judged.getFirst();
    }

    private String talk(Sent one) {
        List<String> asked = new ArrayList<>();
        one.replies.forEach((who, reply) -> {
            String alias = one.original.get(who);
            asked.add(who + (alias == null ? "" : ";" + alias) + "=" + reply);
        });
        String header = (received ? "Received: by x / " : "") + (listed ? "List-Id: <l.x> / " : "")
                + "Message-ID: <1@x> / From: " + SENDER + field("To", one.to) + field("Cc", one.cc)
                + (one.bcc == null ? "" : " / Bcc: " + String.join(", ", one.named()));
        String talk = Letters.smtp(SENDER + " > " + String.join(" ", asked) + " | " + header, one.last);
        return one.last.isEmpty() ? talk.substring(0, talk.lastIndexOf("  S: ")) : talk;
    }

    private static String field(String name, Set<String> addresses) {
        return addresses.isEmpty() ? "" : " / " + name + ": " + String.join(", ", addresses);
    }

    // What the table says.

    private Stage stage() {
        if (declared != null) {
            return declared;
        }
        return lmtp ? Stage.DELIVERY : received ? Stage.TRANSFER : Stage.SUBMISSION;
    }

    private Set<String> everybody(java.util.function.Function<Sent, Set<String>> of) {
        Set<String> all = new TreeSet<>();
        copies.forEach(copy -> all.addAll(of.apply(copy)));
        return all;
    }

    private Set<String> bcc() {
        return everybody(Sent::named);
    }

    private Set<String> listedSomewhere() {
        Set<String> listedSomewhere = everybody(Sent::visible);
        listedSomewhere.addAll(bcc());
        return listedSomewhere;
    }

    /** Asked for, in no header, and not said to be another name of somebody who is. */
    private Set<String> hidden() {
        Set<String> hidden = everybody(copy -> copy.replies.keySet());
        Set<String> listedSomewhere = listedSomewhere();
        hidden.removeAll(listedSomewhere);
        copies.forEach(copy -> copy.original.forEach((who, whom) -> {
            if (listedSomewhere.contains(whom)) {
                hidden.remove(who);
            }
        }));
        return hidden;
    }

    /** Asked for, or somebody in no header is said to be another name of them. */
    private Set<String> askedByAnyName() {
        Set<String> listedSomewhere = listedSomewhere();
        Map<String, String> names = new LinkedHashMap<>();
        copies.forEach(copy -> copy.original.forEach((who, whom) -> {
            if (!listedSomewhere.contains(who) && listedSomewhere.contains(whom)) {
                names.put(who, whom);
            }
        }));
        Set<String> asked = everybody(copy -> copy.replies.keySet());
        asked.addAll(names.values());
        return asked;
    }

    /** For each reader of each copy those whom the copy's Bcc field, or a To that the author had not meant, shows. */
    Map<String, Set<String>> whoLearntWhom() {
        Map<String, Set<String>> learnt = new LinkedHashMap<>();
        for (Sent copy : copies) {
            for (String reader : copy.readers()) {
                Set<String> shown = new TreeSet<>(copy.named());
                truth.bcc().stream().filter(copy.visible()::contains).forEach(shown::add);
                shown.remove(reader);
                if (!shown.isEmpty()) {
                    learnt.computeIfAbsent(reader, unused -> new TreeSet<>()).addAll(shown);
                }
            }
        }
        return learnt;
    }

    /** The row of the table that holds, as {@code verdict, confidence}. */
    String row() {
        if (copies.stream().noneMatch(Sent::mayHaveArrived)) {
            return "null, UNDECIDABLE";
        }
        Set<String> exposures = exposures();
        if (!exposures.isEmpty()) {
            return "BCC_EXPOSED, " + (exposures.contains("accepted") ? "CERTAIN" : "LIKELY");
        }
        boolean field = copies.stream().anyMatch(copy -> copy.bcc != null && copy.mayHaveArrived());
        return field ? rowOfBccField() : rowWithoutBccField();
    }

    /** Of copies whose Bcc field, or unmeant To, somebody reads who is none of those in it: how sure it is that he did. */
    private Set<String> exposures() {
        Set<String> exposures = new TreeSet<>();
        Set<String> visible = everybody(Sent::visible);
        for (Sent copy : copies) {
            for (String reader : copy.readers()) {
                Set<String> field = new TreeSet<>(copy.named());
                boolean among = field.remove(reader) && !visible.contains(reader);
                boolean unmeant = truth.bcc().stream()
                        .anyMatch(one -> !one.equals(reader) && copy.visible().contains(one));
                if ((!field.isEmpty() && !among) || unmeant) {
                    exposures.add(copy.accepted() ? "accepted" : "unknown");
                }
            }
        }
        return exposures;
    }

    private String rowOfBccField() {
        String most = cut ? "LIKELY" : "CERTAIN";
        List<Sent> shared = copies.stream()
                .filter(copy -> copy.bcc != null)
                .filter(copy -> copy.readers().stream()
                        .anyMatch(reader -> copy.named().stream().anyMatch(one -> !one.equals(reader))))
                .toList();
        if (!shared.isEmpty()) {
            boolean accepted = shared.stream().anyMatch(Sent::accepted);
            return "BCC_SHARED_COPY, " + (accepted ? most : "LIKELY");
        }
        if (bcc().isEmpty()) {
            return "BCC_EMPTY_HEADER, " + most;
        }
        boolean left = !askedByAnyName().containsAll(bcc());
        return left && stage() == Stage.SUBMISSION
                ? "BCC_NOT_SENT, " + (settled ? "CERTAIN" : "LIKELY")
                : "BCC_OWN_COPY, " + most;
    }

    private String rowWithoutBccField() {
        Set<String> asked = everybody(copy -> copy.replies.keySet());
        Set<String> hidden = hidden();
        if (hidden.isEmpty()) {
            boolean left = !askedByAnyName().containsAll(listedSomewhere());
            if (left && stage() == Stage.SUBMISSION) {
                return "LISTED_NOT_SENT, " + (settled ? "CERTAIN" : "LIKELY");
            }
            if (!asked.containsAll(truth.bcc())) {
                return "BCC_NOT_SENT, " + (settled ? "CERTAIN" : "LIKELY");
            }
            return "ALL_LISTED, " + (cut ? "LIKELY" : "CERTAIN");
        }
        if (listed && asked.stream().noneMatch(everybody(Sent::visible)::contains)) {
            return "LIST_EXPANSION, LIKELY";
        }
        if (truth.bcc().containsAll(hidden)) {
            return "HIDDEN, CERTAIN";
        }
        boolean meant = !truth.isKnown() || hidden.stream().anyMatch(truth.bcc()::contains);
        if (stage() != Stage.SUBMISSION || !meant) {
            return "UNLISTED, UNDECIDABLE";
        }
        return "HIDDEN, " + (cut ? "UNDECIDABLE" : "LIKELY");
    }
}
