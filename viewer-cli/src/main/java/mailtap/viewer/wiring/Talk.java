package mailtap.viewer.wiring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailtap.indexer.message.MessageFacts;
import mailtap.mail.Conversation;
import mailtap.mail.Message;
import mailtap.mail.submission.Arrival;
import mailtap.mail.submission.Copy;
import mailtap.mail.submission.Stage;
import mailtap.mail.submission.Way;
import mailtap.transcript.Entry;
import mailtap.transcript.Frame;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Protocol;
import mailtap.transcript.SessionStart;
import mailtap.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one session, ready to be judged.
 *
 * @param offsets where each exchange begins in the stream of the side that begins it
 */
record Talk(List<Copy> copies, List<Arrival> arrivals, Map<Integer, Long> offsets) {
    static Talk of(Transcript transcript, Conversation talk, Map<String, Stage> stages) {
        Way way = way(talk, stages);
        return new Talk(
                talk.messages().stream()
                        .map(message -> copy(talk, way, message))
                        .toList(),
                talk.retrieved().stream()
                        .map(one -> new Arrival(talk.id(), way.user(), one, Headers.of(one.head(), one.isHeadWhole())))
                        .toList(),
                offsets(transcript));
    }

    private static Copy copy(Conversation talk, Way way, Message message) {
        MessageFacts facts = Headers.facts(message);
        return new Copy(talk.id(), way, message, facts.headers(), facts.body().inside()).withoutHead();
    }

    private static Way way(Conversation talk, Map<String, Stage> stages) {
        SessionStart start = talk.start();
        return start == null
                ? new Way(Protocol.SMTP, "", 0, user(talk), null)
                : new Way(
                        start.protocol(), start.route(), start.server().port(), user(talk), stages.get(start.route()));
    }

    private static @Nullable String user(Conversation talk) {
        return talk.logins().stream()
                .filter(login -> login.outcome() == LoginFacts.Outcome.SUCCESS && login.user() != null)
                .map(LoginFacts::user)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    private static Map<Integer, Long> offsets(Transcript transcript) {
        Map<Integer, Long> offsets = new HashMap<>();
        for (Entry entry : transcript.entries()) {
            if (entry instanceof Frame frame) {
                offsets.putIfAbsent(frame.exchange(), frame.offset());
            }
        }
        return offsets;
    }
}
