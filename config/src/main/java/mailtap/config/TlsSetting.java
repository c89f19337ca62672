package mailtap.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What an operator said of the TLS of a route.
 *
 * @param choice null where nothing was said
 * @param minimum nothing older is agreed to
 * @param plainAnywhere what goes on in TLS may be offered in clear to clients of other machines
 */
public record TlsSetting(@Nullable TlsChoice choice, Server server, TlsMinimum minimum, boolean plainAnywhere) {
    /** Nothing was said. */
    public static final TlsSetting USUAL =
            new TlsSetting(null, new Server(false, null, null, null), TlsMinimum.TLS_1_2, false);

    /**
     * How the server is spoken to.
     *
     * @param unverified its certificate is not looked at
     * @param authorities a file of certificates believed besides those that this machine believes
     * @param certificate mailtap's own, for a server that asks for one
     * @param key of that certificate; null where the same file holds it
     */
    public record Server(
            boolean unverified,
            @Nullable Path authorities,
            @Nullable Path certificate,
            @Nullable Path key) {}
}
