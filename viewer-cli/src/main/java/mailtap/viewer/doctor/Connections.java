package mailtap.viewer.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which programs of this machine are connected to a server now. Linux says so in {@code /proc}; elsewhere none are seen. */
final class Connections {
    private static final Path PROC = Path.of("/proc");
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String ESTABLISHED = "01";
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final int WORD = 4;

    private Connections() {}

    /** @param inode by which the kernel knows the socket */
    record Connection(InetAddress address, int port, long inode) {}

    /** A program that is connected. */
    record Program(long process, String name) {}

    /** All that are established. */
    static List<Connection> all() {
        List<Connection> all = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            lines(PROC.resolve(table)).forEach(line -> of(line).ifPresent(all::add));
        }
        return all;
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    static Optional<Connection> of(String line) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length <= INODE || !columns[STATE].equals(ESTABLISHED)) {
            return Optional.empty();
        }
        String remote = columns[REMOTE];
        int colon = remote.indexOf(':');
        try {
            return Optional.of(new Connection(
                    address(remote.substring(0, colon)),
                    Integer.parseInt(remote.substring(colon + 1), 16),
                    Long.parseLong(columns[INODE])));
        } catch (UnknownHostException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Words of four bytes, each the wrong way round. */
    private static InetAddress address(String hex) throws UnknownHostException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        byte[] ordered = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ordered[i] = bytes[i / WORD * WORD + WORD - 1 - i % WORD];
        }
        return InetAddress.getByAddress(ordered);
    }

    /** Whose sockets these are, as far as this user may know. */
    static Map<Long, Program> owners(List<Connection> wanted) {
        Map<Long, Program> owners = new HashMap<>();
        if (wanted.isEmpty()) {
            return owners;
        }
        try (Stream<Path> processes = Files.list(PROC)) {
            processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .forEach(process -> add(process, wanted, owners));
        } catch (IOException e) {
            return owners;
        }
        return owners;
    }

    private static void add(Path process, List<Connection> wanted, Map<Long, Program> owners) {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            for (Path file : files.toList()) {
                Matcher socket = SOCKET.matcher(Files.readSymbolicLink(file).toString());
                if (socket.matches()
                        && wanted.stream().anyMatch(one -> one.inode() == Long.parseLong(socket.group(1)))) {
                    owners.put(Long.parseLong(socket.group(1)), program(process));
                }
            }
        } catch (IOException | UncheckedIOException gone) {
            // It ended, or is another user's.
            return;
        }
    }

    private static Program program(Path process) throws IOException {
        return new Program(
                Long.parseLong(process.getFileName().toString()),
                Files.readString(process.resolve("comm")).strip());
    }
}
