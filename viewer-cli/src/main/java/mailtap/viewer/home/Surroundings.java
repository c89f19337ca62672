package mailtap.viewer.home;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import mailtap.viewer.print.Terminal;

/** What surrounds one run of the command. The process has one, tests make their own. */
public record Surroundings(
        InputStream in,
        OutputStream out,
        OutputStream err,
        Map<String, String> environment,
        Terminal terminal,
        Clock clock,
        StopSignal stop) {

    /** That times are shown in. */
    public ZoneId zone() {
        return clock.getZone();
    }

    /** The command as the user types it: {@code mailtap}, or the way to the launcher of a source tree. */
    public String name() {
        String told = variable("MAILTAP_NAME");
        return told.isBlank() ? "mailtap" : told;
    }

    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
