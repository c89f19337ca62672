package mailtap.mail.meaning;

import java.util.List;

/**
 * One exchange in plain words. May hold captured text: to be escaped.
 *
 * @param command what it asks for; empty where the server speaks unasked
 * @param details of the command, one for each parameter, and how the login chosen goes
 * @param replies one for each reply of the exchange, in order
 */
public record Meaning(String command, List<String> details, List<ReplyMeaning> replies) {
    /**
     * @param words the class of the code and what it means here, then the enhanced code
     * @param details one for each thing the reply offers
     */
    public record ReplyMeaning(String words, List<String> details) {
        public ReplyMeaning {
            details = List.copyOf(details);
        }
    }

    public Meaning {
        details = List.copyOf(details);
        replies = List.copyOf(replies);
    }
}
