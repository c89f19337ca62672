package mailtap.viewer.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mailtap.viewer.doctor.RouteChecks.Upstream;
import mailtap.viewer.setup.SetupRoute;
import org.jspecify.annotations.Nullable;

/** What happens beside the routes: programs that still go to the server themselves, a mailtap that captures elsewhere. */
final class Elsewhere {
    private static final Pattern RUN = Pattern.compile(".*mailtap.*\\s(run(\\s.*)?)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int LONGEST = 120;

    private final @Nullable Long own;

    /** @param holder who captures into the folder that is looked at, as the lock names him */
    Elsewhere(Optional<String> holder) {
        this.own = holder.flatMap(words -> {
                    Matcher number = NUMBER.matcher(words);
                    return number.find() ? Optional.of(Long.valueOf(number.group())) : Optional.empty();
                })
                .orElse(null);
    }

    /** Other runs of this user, with other folders. */
    List<Check> runs() {
        List<Check> checks = new ArrayList<>();
        ProcessHandle.allProcesses().forEach(process -> {
            String line = process.info().commandLine().orElse("");
            Matcher run = RUN.matcher(line);
            boolean java = process.info().command().orElse("").endsWith("java");
            boolean me = process.pid() == ProcessHandle.current().pid()
                    || Long.valueOf(process.pid()).equals(own);
            if (java && !me && run.matches()) {
                String words =
                        run.group(1).substring(0, Math.min(LONGEST, run.group(1).length()));
                checks.add(Check.warn(
                        "elsewhere",
                        "process " + process.pid() + " captures into another folder: mailtap " + words,
                        "to look at what it captures give its --data, or MAILTAP_DATA, to this command too"));
            }
        });
        return checks;
    }

    /** Programs that are connected to the server of a route without mailtap between. */
    List<Check> direct(SetupRoute route) {
        if (route.upstream().startsWith("mx:")) {
            return List.of();
        }
        List<Connections.Connection> there = Connections.all().stream()
                .filter(one -> leadsTo(Upstream.of(route), route, one))
                .toList();
        Map<Long, Connections.Program> owners = Connections.owners(there);
        Set<String> programs = new TreeSet<>();
        for (Connections.Connection one : there) {
            Connections.Program program = owners.get(one.inode());
            if (program != null && !Long.valueOf(program.process()).equals(own)) {
                programs.add(program.name() + " (process " + program.process() + ")");
            }
        }
        return programs.isEmpty() ? List.of() : List.of(direct(route, String.join(", ", programs)));
    }

    private static Check direct(SetupRoute route, String programs) {
        return Check.warn(
                "direct",
                programs + " is connected to " + route.upstreamHost() + " itself, and not by route " + route.name(),
                "set its server to " + route.calledBy() + ", port " + route.port()
                        + " (mailtap setup has the clicks), and start it anew");
    }

    private static boolean leadsTo(Upstream upstream, SetupRoute route, Connections.Connection one) {
        try {
            boolean host = List.of(InetAddress.getAllByName(upstream.host())).contains(one.address());
            return host && ports(upstream, route, one.address()).contains(one.port());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** A program may use another port of the server than the route does. */
    private static Set<Integer> ports(Upstream upstream, SetupRoute route, InetAddress address) {
        Set<Integer> ports = new TreeSet<>(Set.of(upstream.port()));
        if (!address.isLoopbackAddress()) {
            ports.addAll(route.isPop3() ? List.of(110, 995) : List.of(25, 465, 587));
        }
        return ports;
    }
}
