package mailtap.viewer.wiring;

import java.util.LinkedHashMap;
import java.util.Map;
import mailtap.config.ContentKeeping;
import mailtap.config.Keys;
import mailtap.config.RouteSetting;
import mailtap.config.Settings;
import mailtap.mail.BodyKeeping;

/** What the operator said of message bodies, as each route does it. */
public final class Bodies {
    private Bodies() {}

    /** In the order of the routes. */
    public static Map<String, BodyKeeping> byRoute(Settings settings) {
        ContentKeeping all = settings.get(Keys.CONTENT);
        Map<String, BodyKeeping> byRoute = new LinkedHashMap<>();
        settings.routes().forEach(route -> byRoute.put(route.name(), keeping(all, route)));
        return byRoute;
    }

    private static BodyKeeping keeping(ContentKeeping wanted, RouteSetting route) {
        return switch (wanted) {
            case FULL -> BodyKeeping.FULL;
            case HEADERS -> BodyKeeping.HEADERS;
            case NONE -> BodyKeeping.NONE;
            case LOCAL -> route.listen().isLoopback() ? BodyKeeping.FULL : BodyKeeping.HEADERS;
        };
    }
}
