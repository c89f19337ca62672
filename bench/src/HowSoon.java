// How soon what was relayed is shown by mailtap tail and found by a search in another process:
//   java -cp 'LIB/*' HowSoon.java MAILTAP FOLDER [MESSAGES [PER_SECOND]]
// Starts mailtap run with its sandbox and mailtap tail, sends messages over one connection at uneven intervals, and
// looks
// into the index every few milliseconds as a command that is just starting would. Times are from the moment the client
// had the server's reply. Prints a table.
import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import mailtap.indexer.*;
import mailtap.journal.DataDirectory;

public final class HowSoon {
    private static final int LOOK_MILLIS = 5;

    private final Map<Integer, Long> replied = new ConcurrentHashMap<>();
    private final Map<Integer, Long> shown = new ConcurrentHashMap<>();
    private final Map<Integer, Long> found = new ConcurrentHashMap<>();

    public static void main(String[] args) throws Exception {
        int messages = args.length > 2 ? Integer.parseInt(args[2]) : 100;
        double perSecond = args.length > 3 ? Double.parseDouble(args[3]) : 5;
        new HowSoon().measure(args[0], Path.of(args[1]), messages, perSecond);
    }

    private void measure(String mailtap, Path data, int messages, double perSecond) throws Exception {
        Process run = new ProcessBuilder(mailtap, "run", "--sandbox", "--smtp", "0", "--data", data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Process tail = null;
        try {
            int port = port(run);
            tail = new ProcessBuilder(mailtap, "tail", "--terse", "--data", data.toString()).start();
            watch(tail);
            // Both have to be awake before the clock runs.
            try (Client client = new Client(port)) {
                for (int i = -20; i < 0; i++) {
                    client.send(i);
                    Thread.sleep(100);
                }
                Thread.sleep(2_000);
                Thread looker = new Thread(() -> look(data, messages));
                looker.start();
                Random random = new Random(1);
                for (int i = 0; i < messages; i++) {
                    client.send(i);
                    replied.put(i, System.nanoTime());
                    Thread.sleep((long) (random.nextDouble() * 2_000 / perSecond));
                }
                looker.join();
            }
        } finally {
            if (tail != null) tail.destroy();
            run.destroy();
        }
        System.out.printf(
                "%d messages, %.1f a second%n%n| from the reply | median ms | p90 | p99 | most"
                        + " |%n|---|--:|--:|--:|--:|%n",
                messages, perSecond);
        print("until mailtap tail shows it", shown, messages);
        print("until a search in another process finds it", found, messages);
    }

    private static int port(Process run) throws IOException {
        BufferedReader lines = run.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("listening smtp 127.0.0.1:")) {
                Thread drain = new Thread(() -> lines.lines().forEach(unused -> {}));
                drain.setDaemon(true);
                drain.start();
                return Integer.parseInt(line.replaceAll("^listening smtp 127.0.0.1:(\\d+) .*", "$1"));
            }
        }
        throw new IOException("mailtap run ended");
    }

    /** The subject of each message holds its number. */
    private void watch(Process tail) {
        Thread watcher = new Thread(() -> tail.inputReader().lines().forEach(line -> {
            var number =
                    java.util.regex.Pattern.compile("message-number-(\\d+)\\b").matcher(line);
            if (number.find()) {
                shown.putIfAbsent(Integer.valueOf(number.group(1)), System.nanoTime());
            }
        }));
        watcher.setDaemon(true);
        watcher.start();
    }

    private void look(Path folder, int messages) {
        try {
            DataDirectory data = DataDirectory.open(folder);
            int next = 0;
            while (next < messages) {
                long began = System.nanoTime();
                try (Search search = Search.open(data)) {
                    while (next < messages
                            && replied.containsKey(next)
                            && search.count(SearchRequest.of("subject:\"message number " + next + " end\"", 1)) > 0) {
                        found.put(next++, began);
                    }
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void print(String what, Map<Integer, Long> seen, int messages) {
        double[] millis = seen.entrySet().stream()
                .filter(one -> replied.containsKey(one.getKey()))
                .mapToDouble(one -> (one.getValue() - replied.get(one.getKey())) / 1e6)
                .sorted()
                .toArray();
        if (millis.length < messages) System.out.println(what + ": only " + millis.length + " of " + messages);
        if (millis.length > 0) {
            System.out.printf(
                    "| %s | %.0f | %.0f | %.0f | %.0f |%n",
                    what, at(millis, 50), at(millis, 90), at(millis, 99), at(millis, 100));
        }
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static final class Client implements Closeable {
        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Client(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            out = socket.getOutputStream();
            reply();
            ask("EHLO bench.example");
        }

        void send(int number) throws IOException {
            ask("MAIL FROM:<erin@example.com>");
            ask("RCPT TO:<bob@example.net>");
            ask("DATA");
            ask("From: erin@example.com\r\nTo: bob@example.net\r\nSubject: message-number-" + number
                    + " end\r\nMessage-ID: <" + number + "." + System.nanoTime() + "@example.com>\r\n\r\nHello.\r\n.");
        }

        private void ask(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            reply();
        }

        private void reply() throws IOException {
            String line;
            do {
                line = in.readLine();
                if (line == null || line.charAt(0) > '3') throw new IOException("server said " + line);
            } while (line.length() > 3 && line.charAt(3) == '-');
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
