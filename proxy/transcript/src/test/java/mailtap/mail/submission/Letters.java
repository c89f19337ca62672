package mailtap.mail.submission;

import java.util.ArrayList;
import java.util.List;
import mailtap.mail.Message;
import mailtap.mail.Talks;
import mailtap.transcript.SessionId;

/** Transactions from one line each: {@code a@x.org > b@x.org c@x.org=550 | To: b@x.org / Cc: c@x.org}. */
final class Letters {
    private Letters() {}

    /** Envelope with refusals, then the header fields; {@code =CODE} behind a recipient is its reply. */
    static String smtp(String letter, String verdict) {
        String envelope = letter.substring(0, letter.indexOf('|'));
        String header = letter.substring(letter.indexOf('|') + 1);
        StringBuilder talk = new StringBuilder();
        int exchange = 1;
        String[] parts = envelope.strip().split("\\s*>\\s*", 2);
        talk.append(exchange).append(" C: MAIL FROM:<").append(parts[0]).append(">\n  S: 250 ok\n");
        for (String recipient : parts[1].split("\\s+", -1)) {
            String[] said = recipient.split("=", 2);
            String[] path = said[0].split(";", 2);
            talk.append(++exchange).append(" C: RCPT TO:<").append(path[0]).append(">");
            talk.append(path.length > 1 ? " ORCPT=rfc822;" + path[1] : "").append("\n  S: ");
            talk.append(said.length > 1 ? said[1].replace('_', ' ') : "250").append(" said\n");
        }
        talk.append(++exchange).append(" C: DATA\n  S: 354 go\n");
        for (String field : header.split(" / ", -1)) {
            talk.append("  C| ").append(field.strip()).append('\n');
        }
        return talk + "  C|\n  C| hello\n  C| .\n  S: " + verdict + " said\n";
    }

    static Copy copy(String letter) {
        return copy(letter, "250", 7);
    }

    static Copy copy(String letter, String verdict, long session) {
        Message message = Talks.only(Talks.smtp(smtp(letter, verdict)));
        Copy copy = Copy.of(message, Headers.of(message.head()));
        return new Copy(new SessionId(session), copy.way(), message, copy.headers(), copy.inside());
    }

    static List<Copy> copies(String... letters) {
        List<Copy> copies = new ArrayList<>();
        for (String letter : letters) {
            copies.add(copy(letter, "250", copies.size() + 1));
        }
        return copies;
    }
}
