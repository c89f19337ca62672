package mailtap.viewer.setup;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.config.RouteSetting;
import mailtap.config.Scheme;
import mailtap.config.TlsChoice;
import org.jspecify.annotations.Nullable;

/**
 * A route as a mail program meets it.
 *
 * @param protocol what its listener speaks: {@code smtp}, {@code smtps}, {@code pop3}, {@code pop3s}, {@code lmtp}
 * @param upstream the server behind it, as a URL
 */
public record SetupRoute(String name, String protocol, String host, int port, String upstream, Tls tls) {
    private static final Pattern LISTENING = Pattern.compile("listening (\\w+) (\\[?[^\\s\\]]+]?):(\\d+) -> (\\S+)"
            + " +route (\\S+)(?:  tls (\\w+) (verified|unverified)(?: ca (.+))?)?");

    /**
     * What is done with TLS on it.
     *
     * @param verified the server's certificate is
     * @param authorities a file of those believed about the server, besides those of this machine
     */
    public record Tls(
            TlsChoice mode, boolean verified, @Nullable Path authorities) {
        public static final Tls USUAL = new Tls(TlsChoice.INTERCEPT, true, null);

        static Tls of(RouteSetting setting) {
            return new Tls(
                    setting.mode(),
                    !setting.tls().server().unverified(),
                    setting.tls().server().authorities());
        }

        private static Tls ofWords(String mode, String verified, @Nullable String authorities) {
            return new Tls(
                    TlsChoice.valueOf(mode.toUpperCase(Locale.ROOT)),
                    verified.equals("verified"),
                    authorities == null ? null : Path.of(authorities));
        }

        private String words() {
            return "  tls " + mode.name().toLowerCase(Locale.ROOT) + (verified ? " verified" : " unverified")
                    + (authorities == null ? "" : " ca " + authorities.toAbsolutePath());
        }

        Tls believing(@Nullable Path file) {
            return authorities == null ? new Tls(mode, verified, file) : this;
        }
    }

    /** What the program says to mailtap to be private. */
    public enum Encryption {
        NONE("none"),
        STARTTLS("STARTTLS"),
        IMPLICIT("SSL/TLS");

        private final String words;

        Encryption(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** From the line that {@code run} prints for a listener, with what is behind it in the file. */
    static Optional<SetupRoute> ofLine(String line) {
        Matcher said = LISTENING.matcher(line);
        if (!said.matches()) {
            return Optional.empty();
        }
        Tls tls = said.group(6) == null ? Tls.USUAL : Tls.ofWords(said.group(6), said.group(7), said.group(8));
        return Optional.of(new SetupRoute(
                said.group(5), said.group(1), said.group(2), Integer.parseInt(said.group(3)), said.group(4), tls));
    }

    /**
     * The line that {@link RunningRoutes} keep of a listener.
     *
     * @param line as printed
     * @param believed about every server, where nothing else is said; absent for none
     */
    public static String line(String line, RouteSetting setting, @Nullable Path believed) {
        // As printed the server stands without how it is spoken to.
        String whole = line.replaceFirst(" -> \\S+", Matcher.quoteReplacement(" -> " + setting.upstream()));
        return whole + Tls.of(setting).believing(believed).words();
    }

    public static SetupRoute of(RouteSetting setting) {
        return new SetupRoute(
                setting.name(),
                setting.upstream().scheme() == Scheme.LMTP
                        ? "lmtp"
                        : setting.listens().flag().substring(2),
                setting.listen().hosts().getFirst(),
                setting.listen().port(),
                setting.upstream().toString(),
                Tls.of(setting));
    }

    public boolean isPop3() {
        return protocol.startsWith("pop3");
    }

    public Encryption encryption() {
        if (protocol.endsWith("s")) {
            return Encryption.IMPLICIT;
        }
        return tls.mode() == TlsChoice.ORIGINATE ? Encryption.NONE : Encryption.STARTTLS;
    }

    /** The program meets a certificate that mailtap made. */
    public boolean needsTrust() {
        return tls.mode() != TlsChoice.PASS && encryption() != Encryption.NONE;
    }

    /** The program meets the certificate of the server itself, and has to call it by its name. */
    public boolean isPassed() {
        return tls.mode() == TlsChoice.PASS;
    }

    /** What the program is to call the server: a name that stands in the certificate it will see. */
    public String calledBy() {
        boolean own = host.equals("127.0.0.1") || host.equals("[::1]") || host.equals("::1");
        return isPassed() ? upstreamHost() : needsTrust() && own ? "localhost" : host;
    }

    /** The server's own name, without scheme, brackets and port. */
    public String upstreamHost() {
        return upstream.replaceFirst("^(mx:|[a-z0-9+]+://)", "")
                .replaceFirst(":\\d+$", "")
                .replaceAll("[\\[\\]]", "");
    }
}
