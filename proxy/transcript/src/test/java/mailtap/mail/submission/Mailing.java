package mailtap.mail.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mailtap.transcript.Protocol;

/**
 * A message as its author meant it, in one form for everybody or in another for those in Bcc, and what the server thinks
 * of each recipient. How it is brought to the server is for {@link Telling} to choose.
 */
record Mailing(Protocol protocol, List<Form> forms) {
    static final String SENDER = "alice@example.org";
    private static final List<String> PEOPLE = List.of(
            "bob@example.org",
            "carol@example.net",
            "dave@example.com",
            "erin@example.net",
            "frank@example.org",
            "\"g h\"@example.com",
            SENDER);

    /**
     * One form of it, and who gets it.
     *
     * @param text without dot stuffing
     * @param recipients with the server's word on each: on its RCPT, or in LMTP on its copy where that begins with a star
     */
    record Form(String text, Map<String, String> recipients, Set<String> bcc) {
        boolean isWanted(String recipient) {
            return recipients.getOrDefault(recipient, "").matches("\\*?2.*");
        }

        /** What stands in a field, or nothing. */
        String field(String name) {
            return text.lines()
                    .filter(line -> line.startsWith(name + ":"))
                    .findFirst()
                    .orElse("");
        }

        /** Whose RCPT is accepted. */
        List<String> asked() {
            return recipients.keySet().stream()
                    .filter(one -> recipients.getOrDefault(one, "").matches("2.*|\\*.*"))
                    .toList();
        }
    }

    static Mailing of(long seed) {
        return new Author(new Random(seed)).write();
    }

    /** Who is shown whom, by a Bcc field and by an Apparently-To field. */
    Map<String, Set<String>> lessons() {
        Map<String, Set<String>> lessons = new TreeMap<>();
        for (Form form : forms) {
            for (String reader : form.recipients.keySet()) {
                Set<String> shown = new TreeSet<>(form.bcc);
                hidden().stream().filter(form.field("Apparently-To")::contains).forEach(shown::add);
                shown.remove(reader);
                if (form.isWanted(reader) && !reader.equals(SENDER) && !shown.isEmpty()) {
                    lessons.computeIfAbsent(reader, unused -> new TreeSet<>()).addAll(shown);
                }
            }
        }
        return lessons;
    }

    /** In the envelope and in no header; where a message is from everybody may see. */
    private Set<String> hidden() {
        Set<String> hidden = new TreeSet<>();
        forms.forEach(form -> hidden.addAll(form.recipients.keySet()));
        forms.forEach(form ->
                List.of("From", "To", "Cc", "Bcc").forEach(name -> hidden.removeIf(form.field(name)::contains)));
        return hidden;
    }

    /** Throws the dice. */
    private record Author(Random random) {
        Mailing write() {
            Set<String> to = some(2);
            Set<String> cc = some(3);
            Set<String> bcc = some(3);
            Set<String> silent = some(6);
            to.add("bob@example.org");
            bcc.removeAll(to);
            Protocol protocol = random.nextInt(4) == 0 ? Protocol.LMTP : Protocol.SMTP;
            Set<String> all = new TreeSet<>(to);
            all.addAll(cc);
            all.addAll(silent);
            if (random.nextInt(6) == 0) {
                all.remove("carol@example.net");
            }
            String head = header(to, cc, silent);
            List<Form> forms = new ArrayList<>();
            switch (bcc.isEmpty() ? 0 : random.nextInt(4)) {
                case 0 -> {
                    all.addAll(bcc);
                    forms.add(form(protocol, head, all, Set.of()));
                }
                case 1 -> {
                    all.addAll(bcc);
                    forms.add(form(protocol, head + "Bcc: " + String.join(", ", bcc) + "\r\n", all, bcc));
                }
                case 2 -> {
                    all.removeAll(bcc);
                    forms.add(form(protocol, head, all, Set.of()));
                    forms.add(form(protocol, head + "Bcc: " + String.join(", ", bcc) + "\r\n", bcc, bcc));
                }
                default -> {
                    all.addAll(bcc);
                    forms.add(form(protocol, head + "Bcc:\r\n", all, Set.of()));
                }
            }
            return new Mailing(protocol, forms);
        }

        private String header(Set<String> to, Set<String> cc, Set<String> silent) {
            return "From: Alice <" + SENDER + ">\r\n"
                    + (random.nextInt(4) == 0 ? "Received: by mx.example.org\r\n" : "")
                    + (random.nextInt(5) == 0 ? "" : "Message-ID: <" + random.nextInt(1_000_000) + "@example.org>\r\n")
                    + "Date: Sun, 22 Nov 2026 09:14:03 +0000\r\nSubject: all of it\r\n"
                    + (random.nextInt(6) == 0 ? "List-Id: <l.example.org>\r\n" : "")
                    + (silent.isEmpty() || random.nextBoolean()
                            ? ""
                            : "Apparently-To: " + String.join(", ", silent) + "\r\n")
                    + "To: " + String.join(", ", to) + "\r\n"
                    + (cc.isEmpty() ? "" : "Cc: " + String.join(", ", cc) + "\r\n");
        }

        private Form form(Protocol protocol, String header, Set<String> recipients, Set<String> bcc) {
            Map<String, String> replies = new LinkedHashMap<>();
            recipients.forEach(one -> replies.put(one, reply(protocol)));
            if (replies.values().stream().noneMatch(one -> one.startsWith("2"))) {
                replies.put(recipients.iterator().next(), "250 2.1.5 Ok");
            }
            return new Form(header + "\r\n.\r\n..\r\nhello\r\n.dots\r\n\r\nthe end\r\n", replies, bcc);
        }

        private String reply(Protocol protocol) {
            return switch (random.nextInt(8)) {
                case 0 -> "550 5.1.1 no such user";
                case 1 -> "450 4.2.1 later";
                case 2 -> protocol == Protocol.LMTP ? "*552 5.2.2 full" : "251 2.1.5 will be forwarded";
                default -> "250 2.1.5 Ok";
            };
        }

        private Set<String> some(int rarity) {
            Set<String> some = new TreeSet<>();
            PEOPLE.stream().filter(one -> random.nextInt(rarity) == 0).forEach(some::add);
            return some;
        }
    }
}
