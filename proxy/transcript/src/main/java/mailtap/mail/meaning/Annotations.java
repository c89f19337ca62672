package mailtap.mail.meaning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.mail.Base64Text;
import mailtap.mail.WireText;
import mailtap.mail.login.LoginHistory;
import mailtap.mail.login.LoginWhy;
import mailtap.mail.submission.Submission;
import mailtap.transcript.Bytes;
import mailtap.transcript.Entry;
import mailtap.transcript.Finding;
import mailtap.transcript.FindingKind;
import mailtap.transcript.Frame;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.SecretFacts;
import mailtap.transcript.SessionEnd;
import org.jspecify.annotations.Nullable;

/**
 * Plain words beside the lines of a dialogue: what is behind a Base64 prompt, who logs in, what a row of stars is, why a
 * recipient is worth a look. The words may hold captured text and are to be escaped.
 */
public final class Annotations {
    private static final Pattern PROMPT = Pattern.compile("(?:334|\\+) (\\S+)");
    private static final Pattern NULL_SENDER = Pattern.compile("MAIL FROM: ?<>.*", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 200;

    private final Map<Integer, LoginFacts> logins;
    private final Map<Integer, String> recipients;
    private final LoginHistory history;
    /** The first exchange that is message data sent though DATA was refused. */
    private final int content;
    /** What a row of stars is that belongs to no login that is known of. */
    private final String masked;

    private Annotations(
            Map<Integer, LoginFacts> logins,
            Map<Integer, String> recipients,
            LoginHistory history,
            int content,
            String masked) {
        this.logins = logins;
        this.recipients = recipients;
        this.history = history;
        this.content = content;
        this.masked = masked;
    }

    /** For a session of which no more is known than what each line says: while it goes on. */
    public static Annotations live() {
        return new Annotations(Map.of(), Map.of(), new LoginHistory(), Integer.MAX_VALUE, "a secret");
    }

    /** For a session that is known: what turned out at the end of a login is said where it began. */
    public static Annotations of(List<Entry> entries) {
        Map<Integer, LoginFacts> logins = new HashMap<>();
        int content = Integer.MAX_VALUE;
        for (Entry entry : entries) {
            if (entry instanceof LoginFacts login) {
                logins.put(login.exchange(), login);
            } else if (entry instanceof Finding finding && finding.kind() == FindingKind.CONTENT_AFTER_REFUSAL) {
                content = Math.min(content, finding.exchange());
            }
        }
        return new Annotations(logins, Map.of(), new LoginHistory(), content, "perhaps a secret");
    }

    /** @param words for the line of each RCPT, by its exchange; see {@link Submission#words} */
    public Annotations withRecipients(Map<Integer, String> words) {
        return new Annotations(logins, Map.copyOf(words), history, content, masked);
    }

    /** @param known what explains why logins failed */
    public Annotations withLogins(LoginHistory known) {
        return new Annotations(logins, recipients, known, content, masked);
    }

    /** Beside an entry that is no frame: why a login failed, and at the end of a session in which none worked, again. */
    public String note(Entry entry) {
        if (entry instanceof LoginFacts login) {
            return history.why(login.exchange()).map(LoginWhy::words).orElse("");
        }
        if (entry instanceof SessionEnd) {
            return history.lastWord()
                    .map(why -> "no login worked: " + why.sentence())
                    .orElse("");
        }
        return "";
    }

    /**
     * @param frame a whole line, or a piece of one
     * @param line its bytes; empty where it is a secret
     * @return empty where there is nothing to say
     */
    public String annotate(Frame frame, Bytes line) {
        return switch (frame.label()) {
            case REPLY -> prompt(text(line));
            case IDENTITY -> identity(frame, text(line));
            case CREDENTIAL -> credential(frame);
            case COMMAND -> command(frame, text(line));
            case OWN_COMMAND -> "said by mailtap itself";
            case OWN_REPLY -> "not passed on";
            default -> "";
        };
    }

    private static String text(Bytes line) {
        return WireText.withoutLineEnd(WireText.of(line.slice(0, Math.min(line.length(), 4 * LONGEST))));
    }

    private static String prompt(String line) {
        Matcher prompt = PROMPT.matcher(line);
        return prompt.matches() ? shortened(Base64Text.decode(prompt.group(1))) : "";
    }

    private static String shortened(Optional<String> text) {
        return text.map(String::strip)
                .map(words -> words.substring(0, Math.min(LONGEST, words.length())))
                .orElse("");
    }

    private String identity(Frame frame, String said) {
        LoginFacts login = logins.get(frame.exchange());
        if (login == null) {
            return shortened(Base64Text.decode(said));
        }
        boolean asItIs = said.equals(login.user());
        boolean plain = login.mechanism().equals("USER") || login.mechanism().equals("APOP");
        return asItIs ? plain ? "" : "not Base64-encoded" : shortened(Optional.ofNullable(login.user()));
    }

    private String credential(Frame frame) {
        LoginFacts login = logins.get(frame.exchange());
        if (login == null) {
            return frame.exchange() < content ? masked + fate(frame) : "left out, as message data is";
        }
        String user = login.user();
        boolean named = user != null && login.mechanism().equals("PLAIN");
        return (named ? user + " and " : "") + kind(login.mechanism()) + fate(frame) + quality(login.secret());
    }

    private static String fate(Frame frame) {
        return frame.isKept() ? ", kept" : ", not kept";
    }

    private static String kind(String mechanism) {
        return switch (mechanism) {
            case "PLAIN", "LOGIN", "USER" -> "a password";
            case "XOAUTH2", "OAUTHBEARER" -> "a token";
            case "CRAM-MD5", "DIGEST-MD5", "APOP" -> "a digest of the password";
            default -> "a secret";
        };
    }

    private static String quality(@Nullable SecretFacts secret) {
        if (secret == null) {
            return "";
        }
        return (secret.base64() == SecretFacts.Encoding.NOT_BASE64 ? ", not Base64-encoded" : "")
                + (secret.empty() ? ", empty" : "")
                + (secret.edges() ? ", a blank or control character at an edge" : "");
    }

    private String command(Frame frame, String line) {
        if (NULL_SENDER.matcher(line).matches()) {
            return "the null sender, as reports have it";
        }
        boolean first = line.regionMatches(true, 0, "RCPT", 0, 4);
        return first ? recipients.getOrDefault(frame.exchange(), "") : "";
    }
}
