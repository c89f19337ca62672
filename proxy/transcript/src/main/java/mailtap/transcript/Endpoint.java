package mailtap.transcript;

import org.jspecify.annotations.Nullable;

/**
 * One end of a connection.
 *
 * @param host the name as configured, where there is one
 * @param ip the address in text form without brackets, where it is known
 */
public record Endpoint(@Nullable String host, @Nullable String ip, int port) {
    @Override
    public String toString() {
        String name = host != null ? host : ip != null ? ip : "?";
        return name.contains(":") ? "[" + name + "]:" + port : name + ":" + port;
    }
}
