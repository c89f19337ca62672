package mailtap.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import mailtap.transcript.Finding;
import mailtap.transcript.LoginFacts;
import mailtap.transcript.Tally;
import mailtap.transcript.TlsFacts;
import mailtap.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/** Gathers all that a fold hands out. */
final class ConversationCollector implements ConversationListener {
    private final TreeMap<Integer, Exchange> exchanges = new TreeMap<>();
    private final TreeMap<Integer, Message> messages = new TreeMap<>();
    private final TreeMap<Integer, Retrieved> retrieved = new TreeMap<>();
    private @Nullable Mailbox mailbox;

    private ConversationCollector() {}

    static Conversation collect(Transcript transcript, Extent extent) {
        ConversationCollector all = new ConversationCollector();
        ConversationFold fold = new ConversationFold(transcript.id(), extent, all);
        transcript.entries().forEach(fold::accept);
        fold.snapshot();
        return new Conversation(
                transcript.id(),
                transcript.start().orElse(null),
                transcript.end().orElse(null),
                transcript.entries().stream()
                        .filter(Tally.class::isInstance)
                        .map(Tally.class::cast)
                        .findFirst()
                        .orElse(null),
                List.copyOf(all.exchanges.values()),
                List.copyOf(all.messages.values()),
                List.copyOf(all.retrieved.values()),
                all.mailbox,
                entries(transcript, TlsFacts.class),
                entries(transcript, LoginFacts.class),
                entries(transcript, Finding.class));
    }

    private static <T> List<T> entries(Transcript transcript, Class<T> type) {
        return new ArrayList<>(transcript.entries().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList());
    }

    @Override
    public void exchange(Exchange exchange) {
        exchanges.put(exchange.number(), exchange);
    }

    @Override
    public void message(Message message) {
        messages.put(message.number(), message);
    }

    @Override
    public void retrieved(Retrieved one) {
        retrieved.put(one.number(), one);
    }

    @Override
    public void deleted(int number) {
        retrieved.computeIfPresent(number, (same, one) -> one.afterDeletion());
    }

    @Override
    public void mailbox(Mailbox value) {
        mailbox = value;
    }
}
