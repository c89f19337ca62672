package mailtap.mail.submission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.mail.Address;
import mailtap.mail.HeaderField;
import mailtap.mail.Outcome;

/** Who was shown whom: by Bcc fields, by other fields, and in the end by what was fetched. */
final class Lessons {
    /** Fields that name recipients and are no address fields of a message. */
    private static final Set<String> PLACES = Set.of(
            "apparently-to",
            "delivered-to",
            "x-envelope-to",
            "envelope-to",
            "x-original-to",
            "x-bcc",
            "dcc",
            "received");

    private static final Pattern ADDRESS = Pattern.compile("(?:\"[^\"\r\n]{1,64}\"|[^\\s<>,;:()\"]+)@[^\\s<>,;:()\"]+");
    /** Names learnt by one, and facts told, of a hostile header. */
    private static final int MOST = 100;

    /** Before the name of a field in an attached message. */
    private static final String ATTACHED = "attached-";

    private final Gathered all;
    private final Map<String, TreeSet<String>> learnt = new HashMap<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final Set<String> places = new TreeSet<>();
    private boolean exposed;
    private boolean exposedForCertain;
    private boolean shared;
    private boolean sharedForCertain;
    private boolean leaked;

    Lessons(Gathered all, Truth truth) {
        this.all = all;
        for (int i = 0; i < all.whole().size(); i++) {
            bccField(all.whole().get(i), all.headers().get(i));
            inTheOpen(all.whole().get(i), all.headers().get(i), truth);
            elsewhere(all.whole().get(i));
        }
    }

    /** Whom the author had put in Bcc, and who stands in To or Cc all the same. */
    private void inTheOpen(Copy copy, Listed listed, Truth truth) {
        for (String shown : truth.bcc()) {
            List<String> readers = !listed.visible().contains(shown)
                    ? List.of()
                    : all.learners(copy).stream()
                            .filter(one -> !one.equals(shown))
                            .sorted()
                            .toList();
            readers.forEach(reader -> learn(reader, shown));
            if (!readers.isEmpty()) {
                exposed = true;
                exposedForCertain |= copy.message().outcome() == Outcome.ACCEPTED;
                say(copy.evidence(
                        copy.message().exchange(),
                        names(readers) + " can read " + shown + ", put in Bcc, in To or Cc"));
            }
        }
    }

    private void bccField(Copy copy, Listed listed) {
        for (String learner : all.learners(copy)) {
            boolean among = listed.bcc().contains(learner) && !all.visible().contains(learner);
            List<String> others = others(listed, learner);
            others.forEach(shown -> learn(learner, shown));
            if (!others.isEmpty()) {
                boolean accepted = copy.message().outcome() == Outcome.ACCEPTED;
                shared |= among;
                sharedForCertain |= among && accepted;
                exposed |= !among;
                exposedForCertain |= !among && accepted;
                say(copy.evidence(copy.message().exchange(), learner + " is shown " + names(others) + " in Bcc"));
            }
        }
    }

    /** Whom a Bcc field shows besides the one who reads it. */
    private static List<String> others(Listed listed, String reader) {
        return listed.bcc().stream()
                .filter(one -> !one.equals(reader))
                .limit(MOST)
                .toList();
    }

    private static String names(List<String> all) {
        return all.size() <= 3 ? String.join(", ", all) : all.getFirst() + " and " + (all.size() - 1) + " more";
    }

    private void learn(String learner, String shown) {
        TreeSet<String> known = learnt.computeIfAbsent(learner, unused -> new TreeSet<>());
        if (known.size() < MOST) {
            known.add(shown);
        }
    }

    private void say(Evidence fact) {
        if (evidence.size() < MOST) {
            evidence.add(fact);
        }
    }

    /** A hidden address that can be read in another field, by somebody else. */
    private void elsewhere(Copy copy) {
        Set<String> hidden = all.inNoHeader();
        hidden.removeAll(all.senders());
        Set<String> learners = all.learners(copy);
        for (HeaderField field : copy.headers().fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (PLACES.contains(name)) {
                addresses(field.raw()).stream()
                        .filter(hidden::contains)
                        .forEach(one -> named(copy, name, one, learners));
            }
        }
        for (Inside.Named named : copy.inside().named()) {
            String address = named.address().toString();
            if (hidden.contains(address)) {
                named(copy, ATTACHED + named.field(), address, learners);
            }
        }
    }

    private static Set<String> addresses(String text) {
        Set<String> addresses = new TreeSet<>();
        Matcher matcher = ADDRESS.matcher(text);
        while (matcher.find() && addresses.size() < MOST) {
            Address.parse(matcher.group()).ifPresent(one -> addresses.add(one.toString()));
        }
        return addresses;
    }

    private void named(Copy copy, String field, String hidden, Set<String> learners) {
        List<String> readers =
                learners.stream().filter(one -> !one.equals(hidden)).sorted().toList();
        readers.forEach(reader -> learn(reader, hidden));
        if (!readers.isEmpty()) {
            places.add(Flags.DISCLOSED_IN + field);
            say(copy.evidence(copy.message().exchange(), names(readers) + " can read " + hidden + " in " + field));
        }
    }

    /** The end of the way: does the copy that somebody fetched still have a Bcc field? */
    void arrived(Arrival arrival) {
        Listed listed = Listed.of(arrival.headers());
        Set<String> known = new TreeSet<>(all.where().keySet());
        known.addAll(all.envelope().keySet());
        known.stream().filter(arrival::isOf).forEach(owner -> arrived(arrival, listed, owner));
    }

    private void arrived(Arrival arrival, Listed listed, String owner) {
        List<String> others = all.senders().contains(owner) ? List.of() : others(listed, owner);
        others.forEach(shown -> learn(owner, shown));
        if (!others.isEmpty()) {
            boolean among = listed.bcc().contains(owner) && !all.visible().contains(owner);
            leaked |= !among;
            shared |= among;
            say(arrival, "the copy that " + owner + " fetched shows " + names(others) + " in Bcc");
        }
        if (!listed.bccField() && learnt.containsKey(owner)) {
            say(arrival, "the copy that " + owner + " fetched has no Bcc field: a server removed it");
        }
    }

    private void say(Arrival arrival, String words) {
        say(new Evidence(arrival.session(), arrival.retrieved().exchange(), words));
    }

    SortedSet<String> learnt(String learner) {
        return Collections.unmodifiableSortedSet(learnt.getOrDefault(learner, new TreeSet<>()));
    }

    List<Evidence> evidence() {
        return evidence;
    }

    Set<String> places() {
        return places;
    }

    boolean isExposed() {
        return exposed;
    }

    /** At least one of the copies that expose somebody was accepted, so that it is no mere possibility. */
    boolean isExposedForCertain() {
        return exposedForCertain;
    }

    /** The same of copies for those in Bcc. */
    boolean isSharedForCertain() {
        return sharedForCertain;
    }

    boolean isShared() {
        return shared;
    }

    boolean isLeaked() {
        return leaked;
    }
}
