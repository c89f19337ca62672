package mailtap.viewer.setup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailtap.viewer.setup.SetupRoute.Encryption;

/** What the routes have to say to the book: values by name, and conditions, which are empty and there only where they hold. */
public final class SetupValues {
    private final Map<String, String> values = new HashMap<>();
    private final String authority;

    /**
     * @param data the folder in which the authority lies
     * @param dataAdvice the {@code --data} that a command has to be given
     */
    public SetupValues(List<SetupRoute> routes, Path data, String dataAdvice) {
        this.authority = data.resolve("ca").resolve("authority.pem").toString();
        values.put("ca", authority);
        values.put("ca-trust", "mailtap ca trust" + dataAdvice);
        for (SetupRoute route : routes) {
            String kind = route.isPop3() ? "pop3" : "smtp";
            if (!route.protocol().equals("lmtp") && !values.containsKey(kind + ".port")) {
                add(kind, route);
            }
        }
        holds(routes.stream().anyMatch(SetupRoute::needsTrust), "if-trust");
        holds(
                routes.stream().anyMatch(SetupRoute::isPassed)
                        && routes.stream().noneMatch(SetupRoute::needsTrust),
                "if-pass");
        boolean clear = routes.stream().allMatch(route -> route.encryption() == Encryption.NONE);
        holds(clear, "if-clear");
        holds(!clear, "if-tls");
    }

    public Map<String, String> all() {
        return values;
    }

    private void add(String kind, SetupRoute route) {
        Encryption encryption = route.encryption();
        boolean implicit = encryption == Encryption.IMPLICIT;
        boolean starttls = encryption == Encryption.STARTTLS;
        String host = route.calledBy();
        put(kind, "host", host);
        put(kind, "port", String.valueOf(route.port()));
        put(kind, "address", host + ":" + route.port());
        put(kind, "url", route.protocol() + "://" + host + ":" + route.port() + (kind.equals("smtp") ? "" : "/"));
        put(kind, "upstream", route.upstream());
        put(kind, "encryption", encryption.toString());
        put(kind, "tls", implicit || starttls ? "on" : "off");
        put(kind, "starttls", starttls ? "on" : "off");
        put(kind, "starttls-true", String.valueOf(starttls));
        put(kind, "implicit-true", String.valueOf(implicit));
        String cacert = route.needsTrust() ? " --cacert " + authority : "";
        put(kind, "curl", implicit ? cacert : starttls ? " --ssl-reqd" + cacert : "");
        put(kind, "swaks", implicit ? " --tls-on-connect" : starttls ? " --tls" : "");
        put(kind, "fetchmail", route.needsTrust() ? " sslcertfile " + authority : "");
        holds(true, kind + ".if-any");
        holds(implicit, kind + ".if-implicit");
        holds(starttls, kind + ".if-starttls");
        holds(implicit || starttls, kind + ".if-tls");
        holds(!implicit && !starttls, kind + ".if-plain");
    }

    private void put(String kind, String name, String value) {
        values.put(kind + "." + name, value);
    }

    private void holds(boolean condition, String name) {
        if (condition) {
            values.put(name, "");
        }
    }
}
