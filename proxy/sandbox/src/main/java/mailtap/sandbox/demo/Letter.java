package mailtap.sandbox.demo;

import java.util.List;
import java.util.stream.Stream;

/** What is sent, and who is to get it. */
public record Letter(
        String from, List<String> to, List<String> cc, List<String> bcc, String subject, List<String> lines) {
    /** Two in To, one in Cc, two in Bcc; a line that begins with a dot, and a subject that ASCII cannot say. */
    public static Letter example() {
        return new Letter(
                "alice@example.org",
                List.of("bob@example.org", "carol@example.net"),
                List.of("dave@example.com"),
                List.of("erin@example.net", "frank@example.org"),
                "Grüße aus dem Protokoll ✉",
                List.of(
                        "Hello Bob, hello Carol,",
                        "",
                        "this letter goes to two people in To, one in Cc, and two more.",
                        ".This line begins with a dot, which SMTP has to double.",
                        "",
                        "Alice"));
    }

    /** Everybody the envelope must name. */
    public List<String> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
    }
}
