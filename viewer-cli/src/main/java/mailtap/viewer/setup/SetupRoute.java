package mailtap.viewer.setup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.config.RouteSetting;
import mailtap.config.Scheme;

/**
 * A route as a mail program meets it.
 *
 * @param protocol what its listener speaks: {@code smtp}, {@code smtps}, {@code pop3}, {@code pop3s}, {@code lmtp}
 * @param upstream the server behind it, as a URL or host and port
 */
public record SetupRoute(String name, String protocol, String host, int port, String upstream) {
    private static final Pattern LISTENING =
            Pattern.compile("listening (\\w+) (\\[?[^\\s\\]]+]?):(\\d+) -> (\\S+) +route (\\S+)");

    /** From the line that {@code run} prints for a listener. */
    static Optional<SetupRoute> ofLine(String line) {
        Matcher said = LISTENING.matcher(line);
        return said.matches()
                ? Optional.of(new SetupRoute(
                        said.group(5), said.group(1), said.group(2), Integer.parseInt(said.group(3)), said.group(4)))
                : Optional.empty();
    }

    public static SetupRoute of(RouteSetting setting) {
        return new SetupRoute(
                setting.name(),
                setting.upstream().scheme() == Scheme.LMTP
                        ? "lmtp"
                        : setting.listens().flag().substring(2),
                setting.listen().hosts().getFirst(),
                setting.listen().port(),
                setting.upstream().toString());
    }

    public boolean isPop3() {
        return protocol.startsWith("pop3");
    }

    /** TLS from the first byte. */
    public boolean isTls() {
        return protocol.endsWith("s");
    }

    /** The server's own name, without scheme, brackets and port. */
    public String upstreamHost() {
        return upstream.replaceFirst("^(mx:|[a-z0-9+]+://)", "")
                .replaceFirst(":\\d+$", "")
                .replaceAll("[\\[\\]]", "");
    }
}
