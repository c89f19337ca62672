package mailtap.viewer.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mailtap.viewer.setup.RunningRoutes;
import mailtap.viewer.setup.SetupRoute;

/** All checks, in the order in which a mail passes what they look at. */
public final class Doctor {
    private final Path root;
    private final Consumer<Check> tell;

    /** @param tell is told each check as it is done */
    public Doctor(Path root, Consumer<Check> tell) {
        this.root = root;
        this.tell = tell;
    }

    /** @param configured the routes to look at where none runs now */
    public void examine(Instant now, List<SetupRoute> configured) throws IOException {
        PlaceChecks.of(root, now).forEach(tell);
        List<SetupRoute> running = List.of();
        Optional<String> holder = Optional.empty();
        try {
            running = RunningRoutes.in(root);
            holder = RunningRoutes.holder(root);
            tell.accept(run(running, holder));
        } catch (IOException e) {
            tell.accept(Check.warn("run", "whether anything is captured now cannot be seen", "see folder above"));
        }
        Elsewhere elsewhere = new Elsewhere(holder);
        elsewhere.runs().forEach(tell);
        List<SetupRoute> routes = running.isEmpty() ? configured : running;
        if (routes.isEmpty()) {
            tell.accept(Check.warn(
                    "routes",
                    "none runs, and none is configured",
                    "mailtap run --smtp 2525=SERVER, or give doctor the same --smtp and --pop3 to look at"));
        }
        RouteChecks checks = new RouteChecks(routes, !running.isEmpty());
        SeenChecks seen = new SeenChecks(root, now);
        boolean journal = Files.isDirectory(root.resolve("journal"));
        for (SetupRoute route : routes) {
            if (journal && !running.isEmpty()) {
                tell.accept(seen.of(route));
            }
            elsewhere.direct(route).forEach(tell);
            checks.of(route).forEach(tell);
        }
    }

    private static Check run(List<SetupRoute> running, Optional<String> holder) {
        return holder.isEmpty()
                ? Check.warn("run", "nothing is captured now", "mailtap run begins")
                : Check.ok("run", holder.get() + " captures, with " + running.size() + " listeners");
    }
}
