package mailtap.mail.meaning;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailtap.mail.Command;
import mailtap.mail.Exchange;
import mailtap.mail.Reply;
import mailtap.mail.meaning.Meaning.ReplyMeaning;
import mailtap.transcript.Protocol;
import org.jspecify.annotations.Nullable;

/** Says of an exchange what was asked and what the answer means, by the tables of this package. */
public final class Explainer {
    private static final Set<String> HELLOS = Set.of("EHLO", "LHLO");

    private final Protocol protocol;

    public Explainer(Protocol protocol) {
        this.protocol = protocol;
    }

    public Meaning explain(Exchange exchange) {
        Command command = exchange.command();
        return new Meaning(
                command(exchange.number(), command),
                command == null ? List.of() : details(command),
                exchange.replies().stream()
                        .map(reply -> reply(exchange.verb(), reply))
                        .toList());
    }

    private String command(int number, @Nullable Command command) {
        if (command == null) {
            return number == 0 ? "" : "What the client said here was not kept.";
        }
        return Verbs.of(protocol, command).orElse("No command that mailtap knows: an extension, or a mistake.");
    }

    private static List<String> details(Command command) {
        return Stream.concat(MailParameters.of(command).stream(), LoginMechanisms.of(command).stream())
                .toList();
    }

    private ReplyMeaning reply(String verb, Reply reply) {
        boolean hello = HELLOS.contains(verb) && reply.isPositive();
        return new ReplyMeaning(words(verb, reply), hello ? Extensions.of(reply) : List.of());
    }

    private String words(String verb, Reply reply) {
        String enhanced = reply.enhancedCode() == null ? "" : EnhancedCodes.of(reply.enhancedCode());
        String response =
                protocol == Protocol.POP3 ? ResponseCodes.of(reply.text()).orElse("") : "";
        return Stream.of(code(verb, reply), enhanced, response)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private String code(String verb, Reply reply) {
        if (reply.code().equals("?")) {
            return "no reply as the protocol has them";
        }
        String words = ReplyCodes.of(protocol, verb, reply.code());
        return words.isEmpty() ? "" : reply.code() + kind(reply.code()) + " " + words;
    }

    /** The class of the code, where the words do not say it: RFC 5321 4.2.1. */
    private static String kind(String code) {
        return switch (code.charAt(0)) {
            case '4' -> " (temporary)";
            case '5' -> " (permanent)";
            default -> "";
        };
    }
}
