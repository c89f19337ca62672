package mailtap.viewer.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mailtap.config.Keys;
import mailtap.config.Network;
import mailtap.config.RouteSetting;
import mailtap.config.SecretKeeping;
import mailtap.config.Settings;
import mailtap.journal.Damage;
import mailtap.journal.RecoveryReport;
import mailtap.mail.BodyKeeping;
import mailtap.relay.Relay;
import mailtap.relay.RouteTls;
import mailtap.viewer.print.Ink;
import mailtap.viewer.print.Paragraph;
import mailtap.viewer.print.Rich;
import mailtap.viewer.print.Screen;
import mailtap.viewer.view.Quantities;
import mailtap.viewer.wiring.Bodies;
import mailtap.viewer.wiring.Capture;

/** What {@code run} says before it relays: what is recorded, what is exposed, what the last run left behind. */
final class Announcement {
    private final Settings settings;
    private final Path data;
    private final boolean first;

    private Announcement(Settings settings, Path data, boolean first) {
        this.settings = settings;
        this.data = data;
        this.first = first;
    }

    /** Looks at the data folder before anything makes one. */
    static Announcement before(Settings settings) {
        Path data = settings.get(Keys.DATA).toAbsolutePath();
        return new Announcement(settings, data, !Files.exists(data.resolve("journal")));
    }

    void print(Screen notices, Capture capture) throws IOException {
        if (first) {
            say(
                    notices,
                    "Recorded: ",
                    "every command and reply that passes, and " + messages() + "; login secrets are "
                            + (isKept() ? "KEPT." : "masked."));
            say(notices, "Where:    ", data + ", readable by you alone.");
            say(notices, "Kept for: ", kept() + "; then the oldest goes (retention in mailtap.conf).");
        }
        if (isKept()) {
            warn(notices, "secrets = keep: passwords and tokens are stored in " + data);
        }
        for (RouteSetting route : settings.routes()) {
            if (!route.listen().isLoopback()) {
                warn(notices, exposure(route));
            }
        }
        recovery(notices, capture.recovery());
        for (Path path : capture.data().tightened()) {
            warn(notices, "others could read " + path + "; now they cannot");
        }
        notices.flush();
    }

    static void say(Screen notices, String lead, String text) throws IOException {
        Paragraph.print(notices, 0, Rich.of(lead), text);
    }

    /** A line where nothing is narrow; on a terminal as many as are easy to read. */
    static void warn(Screen notices, String text) throws IOException {
        Paragraph.print(notices, 0, Rich.of(Ink.WARNING, "warning: "), Ink.WARNING, text);
    }

    /** {@code route a does}, {@code routes a, b and c do}. */
    static String routes(List<String> names, String does, String together) {
        int last = names.size() - 1;
        return last == 0
                ? "route " + names.getFirst() + " " + does
                : "routes " + String.join(", ", names.subList(0, last)) + " and " + names.get(last) + " " + together;
    }

    private String kept() {
        long days = settings.get(Keys.RETENTION_MAX_AGE).toDays();
        String age =
                days == 0 ? Quantities.duration(settings.get(Keys.RETENTION_MAX_AGE)) : Quantities.count(days, "day");
        return age + ", at most " + settings.setting(Keys.RETENTION_MAX_SIZE).text() + " and "
                + Quantities.count(settings.get(Keys.RETENTION_MAX_SESSIONS), "session");
    }

    private String messages() {
        Map<String, BodyKeeping> byRoute = Bodies.byRoute(settings);
        if (Set.copyOf(byRoute.values()).size() == 1) {
            return words(byRoute.values().iterator().next());
        }
        return byRoute.entrySet().stream()
                .map(route -> words(route.getValue()) + " (route " + route.getKey() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String words(BodyKeeping keeping) {
        return switch (keeping) {
            case FULL -> "every message";
            case HEADERS -> "the headers of every message, no body";
            case NONE -> "the size and digest of every message";
        };
    }

    private boolean isKept() {
        return settings.get(Keys.SECRETS) == SecretKeeping.KEEP;
    }

    private String exposure(RouteSetting route) {
        String who =
                settings.get(Keys.RELAY_ALLOW).stream().map(Network::toString).collect(Collectors.joining(", "));
        return "route " + route.name() + " listens on " + route.listen() + " beyond this machine: everybody in " + who
                + " reaches " + route.upstream() + " as if from here";
    }

    private static void recovery(Screen notices, RecoveryReport report) throws IOException {
        if (!report.leftOpen().isEmpty()) {
            notices.line(
                    Ink.WARNING,
                    "note: the last run did not end in good order; sessions it left open now have an end: "
                            + report.leftOpen().size());
        }
        for (Damage damage : report.damage()) {
            notices.line(Ink.WARNING, "note: damage in the journal, set aside: " + damage);
        }
    }

    /** One line for each listener, for people and for programs that wait until it can be used. */
    static String listening(Relay.Listening one) {
        InetSocketAddress address = one.address();
        String ip = address.getAddress().getHostAddress();
        // Java writes ::1 as 0:0:0:0:0:0:0:1.
        String host = ip.contains(":") ? "[" + ip.replaceFirst("(^|:)0(:0)+(:|$)", "::") + "]" : ip;
        boolean tls = one.route().tls().listener() == RouteTls.Begin.IMPLICIT;
        String protocol = one.route().protocol().name().toLowerCase(Locale.ROOT) + (tls ? "s" : "");
        return "listening " + protocol + " " + host + ":" + address.getPort() + " -> "
                + one.route().upstream() + "  route " + one.route().name();
    }
}
