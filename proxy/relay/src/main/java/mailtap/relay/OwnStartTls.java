package mailtap.relay;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import mailtap.transcript.Bytes;
import mailtap.transcript.Protocol;

/**
 * What mailtap itself says to a server whose client will not ask for TLS: EHLO and STARTTLS, or STLS, and nothing else
 * (RFC 3207, RFC 2595 4). Fed with what the server says from its greeting on.
 */
final class OwnStartTls {
    private static final Pattern MORE_FOLLOWS = Pattern.compile("[0-9]{3}-.*", Pattern.DOTALL);
    private static final Pattern OFFER = Pattern.compile("(?im)^250[- ]STARTTLS\\s*$");

    /** What is to be done next. */
    sealed interface Step {}

    /** Bytes are missing yet. */
    record Wait() implements Step {}

    /** The first so many bytes are the greeting, and the client's to have. */
    record Greeted(int length, String line) implements Step {}

    /** The first so many bytes answer the last line; the next is to be said. */
    record Say(int length, String line) implements Step {}

    /** The same, and TLS begins. */
    record Agreed(int length) implements Step {}

    /** There will be no TLS. */
    record Refused(int length, String why) implements Step {}

    private enum Asked {
        NOTHING,
        EHLO,
        STARTTLS
    }

    private static final Step WAIT = new Wait();

    private final Protocol protocol;
    private final String name;
    private Asked asked = Asked.NOTHING;

    OwnStartTls(Protocol protocol, InetAddress own) {
        this.protocol = protocol;
        String address = Addresses.text(own);
        this.name = address.contains(":") ? "[IPv6:" + address + "]" : "[" + address + "]";
    }

    /** @param heard everything since the last step that was not {@link Wait} */
    Step next(Bytes heard) {
        int end = replyEnd(heard);
        if (end < 0) {
            return heard.length() < Limits.OWN_REPLY_MAX ? WAIT : new Refused(heard.length(), "a reply without an end");
        }
        String reply = heard.slice(0, end).latin1();
        return switch (asked) {
            case NOTHING -> greeted(end, reply);
            case EHLO -> offered(end, reply);
            case STARTTLS -> answered(end, reply);
        };
    }

    private Step greeted(int end, String reply) {
        if (!isPositive(reply)) {
            return new Refused(0, "it turned mailtap away: " + code(reply));
        }
        boolean pop3 = protocol == Protocol.POP3;
        asked = pop3 ? Asked.STARTTLS : Asked.EHLO;
        String hello = (protocol == Protocol.LMTP ? "LHLO " : "EHLO ") + name;
        return new Greeted(end, (pop3 ? "STLS" : hello) + "\r\n");
    }

    private Step offered(int end, String reply) {
        if (!isPositive(reply)) {
            return new Refused(end, "it answered EHLO with " + code(reply));
        }
        if (!OFFER.matcher(reply).find()) {
            return new Refused(end, "it offers no STARTTLS");
        }
        asked = Asked.STARTTLS;
        return new Say(end, "STARTTLS\r\n");
    }

    private Step answered(int end, String reply) {
        return isPositive(reply)
                ? new Agreed(end)
                : new Refused(
                        end, (protocol == Protocol.POP3 ? "STLS" : "STARTTLS") + " was answered with " + code(reply));
    }

    private static boolean isPositive(String reply) {
        return reply.startsWith("2") || reply.startsWith("+OK");
    }

    /** Only what is a code: the rest of the line may be anything. */
    private static String code(String reply) {
        String word = reply.split("[ \\-\r\n]", 2)[0];
        return reply.toUpperCase(Locale.ROOT).startsWith("-ERR")
                ? "-ERR"
                : word.matches("[0-9]{3}") ? word : "what is no reply";
    }

    /** Behind the last line of a whole reply; -1 where it is not there yet. */
    private static int replyEnd(Bytes heard) {
        int from = 0;
        for (int lf = heard.indexOf((byte) '\n', 0); lf >= 0; lf = heard.indexOf((byte) '\n', from)) {
            boolean more = MORE_FOLLOWS.matcher(heard.slice(from, lf).latin1()).matches();
            from = lf + 1;
            if (!more) {
                return from;
            }
        }
        return -1;
    }
}
