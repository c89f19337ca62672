package mailtap.mail.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of programs whose manner was measured. It is data, made by {@code zoo/clients-page.py} from recorded
 * sessions: a line {@code client NAME VERSION PROTOCOL} and below it a line for each trait, cells parted by tabs.
 */
public final class KnownClients {
    private static final String RESOURCE = "known-clients.txt";

    private final List<KnownClient> all;
    private final Map<String, List<KnownClient>> byProtocol;

    private KnownClients(List<KnownClient> all) {
        this.all = List.copyOf(all);
        this.byProtocol = all.stream().collect(Collectors.groupingBy(KnownClient::protocol));
    }

    /** The table that comes along. */
    public static KnownClients measured() {
        return Holder.MEASURED;
    }

    private static final class Holder {
        static final KnownClients MEASURED = load();

        private static KnownClients load() {
            InputStream table = Objects.requireNonNull(KnownClients.class.getResourceAsStream(RESOURCE), RESOURCE);
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
                return read(reader.lines().toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static KnownClients read(List<String> lines) {
        List<KnownClient> all = new ArrayList<>();
        Map<Trait, Set<String>> values = new EnumMap<>(Trait.class);
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            if (cells.length == 4 && cells[0].equals("client")) {
                values = new EnumMap<>(Trait.class);
                Program program = new Program(cells[1], cells[2].isEmpty() ? null : cells[2]);
                all.add(new KnownClient(program, cells[3], values));
            } else if (cells.length == 2 && !all.isEmpty()) {
                Trait trait = Trait.of(cells[0]).orElseThrow(() -> new IllegalStateException("no trait " + cells[0]));
                values.computeIfAbsent(trait, unused -> new LinkedHashSet<>()).add(cells[1]);
                KnownClient open = all.removeLast();
                all.add(new KnownClient(open.program(), open.protocol(), values));
            }
        }
        return new KnownClients(all);
    }

    List<KnownClient> speaking(String protocol) {
        return byProtocol.getOrDefault(protocol, List.of());
    }

    boolean knows(String name) {
        return all.stream().anyMatch(one -> one.program().isNamed(name));
    }
}
