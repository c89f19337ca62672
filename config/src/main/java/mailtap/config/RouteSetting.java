package mailtap.config;

/**
 * A route as the operator asked for it. What is spoken is {@link Upstream#scheme()}.
 *
 * @param name letters, digits, hyphens and underscores; unique among the routes
 */
public record RouteSetting(String name, ListenAddress listen, Upstream upstream, Origin origin) {
    /**
     * A route from the command line, named after protocol and port: {@code smtp-2525}.
     *
     * @param flag as typed, for the error line: {@code --smtp}
     * @param text {@code LISTEN=UPSTREAM}
     */
    public static RouteSetting fromFlag(String flag, Scheme spoken, String text) throws BadSettings {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new BadSettings(flag + " " + text + ": expected LISTEN=UPSTREAM, such as 2525=" + spoken.word()
                    + ".example.com:" + spoken.defaultPort());
        }
        try {
            ListenAddress listen = ListenAddress.parse(text.substring(0, equals));
            Upstream upstream = Upstream.parse(text.substring(equals + 1), spoken);
            String name = upstream.scheme().word() + "-" + listen.port();
            return new RouteSetting(name, listen, upstream, new Origin(Origin.Source.COMMAND_LINE, flag));
        } catch (BadSettings bad) {
            throw bad.at(flag);
        }
    }

    RouteSetting named(String other) {
        return new RouteSetting(other, listen, upstream, origin);
    }
}
