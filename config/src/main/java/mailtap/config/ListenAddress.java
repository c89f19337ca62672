package mailtap.config;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a route listens.
 *
 * @param host an IP address, or empty for this machine only: 127.0.0.1 and ::1
 * @param port 0 for any free one
 */
public record ListenAddress(String host, int port) {
    /** {@code 2525}, {@code 127.0.0.1:2525}, {@code [::1]:2525}, {@code localhost:2525}, {@code *:2525}. */
    public static ListenAddress parse(String text) throws BadSettings {
        int colon = text.lastIndexOf(':');
        int port = Address.port(text.substring(colon + 1));
        String host = colon < 0 ? "" : host(text.substring(0, colon));
        if (port < 0 || host == null) {
            throw new BadSettings("\"" + text + "\" is not a listen address: expected a port such as 2525 (this machine"
                    + " only), or an address and port such as 127.0.0.1:2525 or [::1]:2525");
        }
        return new ListenAddress(host, port);
    }

    private static @Nullable String host(String text) {
        if (text.equals("localhost")) {
            return "";
        }
        if (text.equals("*")) {
            return "::";
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String bare = bracketed ? text.substring(1, text.length() - 1) : text;
        InetAddress address = bracketed == bare.contains(":") ? Address.literal(bare) : null;
        return address == null ? null : bare;
    }

    /** The addresses to bind. */
    public List<String> hosts() {
        return host.isEmpty() ? List.of("127.0.0.1", "::1") : List.of(host);
    }

    /** True where only programs on this machine can connect. */
    public boolean isLoopback() {
        return hosts().stream()
                .map(Address::literal)
                .allMatch(address -> address != null && address.isLoopbackAddress());
    }

    /** True where both want one port: a wide address meets every other. */
    boolean meets(ListenAddress other) {
        return port == other.port && port != 0 && (isWide() || other.isWide() || shares(other));
    }

    boolean isWide() {
        return hosts().stream()
                .map(Address::literal)
                .anyMatch(address -> address != null && address.isAnyLocalAddress());
    }

    private boolean shares(ListenAddress other) {
        return hosts().stream().anyMatch(other.hosts()::contains);
    }

    @Override
    public String toString() {
        return Address.withPort(host.isEmpty() ? "localhost" : host, port);
    }
}
