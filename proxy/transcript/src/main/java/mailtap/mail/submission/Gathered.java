package mailtap.mail.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mailtap.mail.Address;
import mailtap.mail.HeaderAddress;
import mailtap.mail.MailFrom;
import mailtap.mail.Outcome;
import mailtap.mail.Recipient;
import mailtap.mail.submission.RecipientRow.Asked;

/**
 * The copies of one message laid side by side: V, B, E and S of the decision table.
 *
 * @param whole the copies whose content was sent to its end
 * @param headers of each of them, by its place
 * @param where everybody listed in any of them, with the fields
 * @param raw as written there
 * @param visible V: in To or Cc
 * @param bcc B: in a Bcc field
 * @param envelope E: everybody asked for, with every RCPT, over all copies, sent or not
 * @param senders S: who wrote it, sent it, logged in
 */
record Gathered(
        List<Copy> whole,
        List<Listed> headers,
        Map<String, TreeSet<String>> where,
        Map<String, String> raw,
        Set<String> visible,
        Set<String> bcc,
        Map<String, List<Asked>> envelope,
        Set<String> senders) {

    static Gathered of(List<Copy> copies) {
        List<Copy> whole =
                copies.stream().filter(copy -> copy.message().complete()).toList();
        Gathered all = new Gathered(
                whole,
                whole.stream().map(copy -> Listed.of(copy.headers())).toList(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashMap<>(),
                new LinkedHashSet<>());
        all.headers.forEach(all::list);
        copies.forEach(all::ask);
        copies.forEach(all::sender);
        return all;
    }

    private void list(Listed listed) {
        listed.where()
                .forEach((address, fields) -> where.computeIfAbsent(address, unused -> new TreeSet<>())
                        .addAll(fields));
        listed.raw().forEach(raw::putIfAbsent);
        visible.addAll(listed.visible());
        bcc.addAll(listed.bcc());
    }

    private void ask(Copy copy) {
        for (Recipient one : copy.message().recipients()) {
            envelope.computeIfAbsent(key(one), unused -> new ArrayList<>())
                    .add(new Asked(copy.session(), copy.message().number(), one));
        }
    }

    private void sender(Copy copy) {
        MailFrom from = copy.message().mailFrom();
        Optional.ofNullable(from).map(one -> one.path().address()).ifPresent(one -> senders.add(one.toString()));
        Optional.ofNullable(copy.way().user()).flatMap(Address::parse).ifPresent(one -> senders.add(one.toString()));
        for (HeaderAddress one : copy.headers().in("from")) {
            Optional.ofNullable(one.address()).ifPresent(address -> senders.add(address.toString()));
        }
    }

    /** What a recipient is compared by: its address, or what was written where that is none. */
    static String key(Recipient recipient) {
        return recipient.path().text();
    }

    /** The recipients of this copy who may have got it and are not its sender. */
    Set<String> learners(Copy copy) {
        Set<String> learners = new LinkedHashSet<>();
        if (copy.mayHaveArrived()) {
            copy.message().recipients().stream()
                    .filter(one -> one.outcome() == Outcome.ACCEPTED || one.outcome() == Outcome.UNKNOWN)
                    .map(Gathered::key)
                    .filter(key -> !senders.contains(key))
                    .forEach(learners::add);
        }
        return learners;
    }

    boolean someArrived() {
        return whole.stream().anyMatch(Copy::mayHaveArrived);
    }

    /** E without V and B. */
    Set<String> inNoHeader() {
        Set<String> hidden = new LinkedHashSet<>(envelope.keySet());
        hidden.removeAll(where.keySet());
        return hidden;
    }

    /** V and B without E. */
    Set<String> notSent() {
        Set<String> left = new LinkedHashSet<>(where.keySet());
        left.removeAll(envelope.keySet());
        return left;
    }
}
