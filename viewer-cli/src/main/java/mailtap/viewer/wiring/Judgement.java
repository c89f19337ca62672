package mailtap.viewer.wiring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mailtap.indexer.message.MessageFacts;
import mailtap.mail.Conversation;
import mailtap.mail.Copy;
import mailtap.mail.HeaderFacts;
import mailtap.mail.Message;
import mailtap.mail.Recipients;
import mailtap.mail.Submission;
import mailtap.mail.Truth;
import mailtap.mail.Way;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionId;
import mailtap.transcript.SessionStart;
import org.jspecify.annotations.Nullable;

/** A mail transaction, the header of its message, and envelope against header. */
public record Judgement(SessionId session, Message message, HeaderFacts headers, Submission submission) {

    /** Every transaction of a session, each by itself. */
    public static List<Judgement> of(Conversation talk) {
        return talk.messages().stream().map(message -> of(talk, message)).toList();
    }

    private static Judgement of(Conversation talk, Message message) {
        MessageFacts facts = Headers.facts(message.head());
        SessionStart start = talk.start();
        Way way = new Way(
                start == null ? Protocol.SMTP : start.protocol(),
                start == null ? "" : start.route(),
                start == null ? 0 : start.server().port(),
                user(talk),
                null);
        Copy copy =
                new Copy(talk.id(), way, message, facts.headers(), facts.body().inside());
        return new Judgement(talk.id(), message, facts.headers(), Recipients.compare(copy, Truth.UNKNOWN));
    }

    private static @Nullable String user(Conversation talk) {
        return talk.logins().stream()
                .filter(login -> login.outcome() == LoginFacts.Outcome.SUCCESS && login.user() != null)
                .map(LoginFacts::user)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /** By the message's number. */
    public static Map<Integer, Submission> submissions(Conversation talk) {
        Map<Integer, Submission> submissions = new TreeMap<>();
        of(talk).forEach(one -> submissions.put(one.message.number(), one.submission));
        return submissions;
    }

    /** What to say beside the RCPT lines of a session, by exchange. */
    public static Map<Integer, String> words(Conversation talk) {
        Map<Integer, String> words = new HashMap<>();
        for (Judgement one : of(talk)) {
            words.putAll(one.submission.words(talk.id()));
        }
        return words;
    }
}
