package mailtap.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IP addresses written as numbers. Never asks a name server. */
final class Address {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?");

    private Address() {}

    /** The address, or null where the text is a name or nonsense. */
    static @Nullable InetAddress literal(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException bad) {
            return null;
        }
    }

    /** A port number, or -1; 0 counts as one. */
    static int port(String text) {
        int value = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        return value <= 65_535 ? value : -1;
    }

    static String withPort(String host, int port) {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
