package mailtap.viewer.command;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailtap.mail.Conversation;
import mailtap.mail.Exchange;
import mailtap.mail.Message;
import mailtap.mail.Retrieved;
import mailtap.transcript.SessionId;
import mailtap.viewer.home.Mistake;
import mailtap.viewer.print.Rich;
import mailtap.viewer.view.Extract;
import mailtap.viewer.wiring.SessionRef;
import mailtap.viewer.wiring.Store;

/**
 * Where to open what was captured: a session, and what of it is shown.
 *
 * @param extract what is shown, once the session is read; a mistake of the user where there is no such thing in it
 * @param highlight what is done to a line in which something was looked for
 */
record Place(SessionId session, Function<Conversation, Extract> extract, UnaryOperator<Rich> highlight) {
    /** As an ID names it: a session, or no more than an exchange or a message of it. */
    static Place of(Store store, SessionRef ref, String asTyped) throws IOException {
        return new Place(
                store.find(ref, asTyped),
                talk -> ref.isWhole() ? Extract.WHOLE : Extract.of(exchanges(talk, ref)),
                UnaryOperator.identity());
    }

    /** What an ID names in its session, and so many exchanges on either side. */
    static Place around(Store store, SessionRef ref, String asTyped, int context) throws IOException {
        return new Place(
                store.find(ref, asTyped),
                talk -> Extract.around(exchanges(talk, ref), numbers(talk), context),
                UnaryOperator.identity());
    }

    static List<Integer> numbers(Conversation talk) {
        return talk.exchanges().stream().map(Exchange::number).toList();
    }

    /** The exchanges that an ID names; one, unless a message came in several chunks. */
    static Set<Integer> exchanges(Conversation talk, SessionRef ref) {
        Set<Integer> named = ref.message() == 0
                ? Set.of(ref.exchange())
                : message(talk, ref.message()).boxed().collect(Collectors.toCollection(TreeSet::new));
        if (!numbers(talk).containsAll(named)) {
            throw new Mistake("session " + talk.id() + " has no exchange " + ref.exchange() + "; the last is "
                    + numbers(talk).stream().max(Integer::compare).orElse(0));
        }
        return named;
    }

    /** The number of the message that went over the wire in an exchange, if one did. */
    static OptionalInt messageOf(Conversation talk, int exchange) {
        IntStream sent = talk.messages().stream()
                .filter(message -> message.exchange() <= exchange && exchange <= message.lastExchange())
                .mapToInt(Message::number);
        IntStream fetched = talk.retrieved().stream()
                .filter(message -> message.exchange() == exchange)
                .mapToInt(Retrieved::number);
        return IntStream.concat(sent, fetched).findFirst();
    }

    /** The exchanges in which a message went over the wire. */
    static IntStream message(Conversation talk, int number) {
        Stream<IntStream> sent = talk.messages().stream()
                .filter(message -> message.number() == number)
                .map(message -> IntStream.rangeClosed(message.exchange(), message.lastExchange()));
        Stream<IntStream> fetched = talk.retrieved().stream()
                .filter(message -> message.number() == number)
                .map(message -> IntStream.of(message.exchange()));
        return Stream.concat(sent, fetched)
                .findFirst()
                .orElseThrow(() -> new Mistake("session " + talk.id() + " has no message " + number + "; it has "
                        + (talk.messages().size() + talk.retrieved().size())));
    }
}
