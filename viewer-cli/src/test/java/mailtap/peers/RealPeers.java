package mailtap.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Finds the programs that tests talk to, and decides what happens where one is absent. */
final class RealPeers {
    private static final String WHERE = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin";

    private RealPeers() {}

    /** Skips the test where one of them is absent, or fails it where peers are required. */
    static void need(String... programs) {
        Stream.of(programs)
                .filter(program -> find(program).isEmpty())
                .findFirst()
                .ifPresent(program -> absent(program + " is not installed"));
    }

    static void needRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            absent("mail servers change to other users, which takes root");
        }
    }

    static String path(String program) {
        return find(program).orElseThrow().toString();
    }

    private static void absent(String why) {
        if ("1".equals(System.getenv("MAILTAP_REQUIRE_PEERS"))) {
            Assertions.fail(why + ", and MAILTAP_REQUIRE_PEERS is 1");
        }
        System.err.println("skipped: " + why);
        Assumptions.abort(why);
    }

    private static Optional<Path> find(String program) {
        return Stream.of(WHERE.split(":", -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
