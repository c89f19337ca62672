// How long a query takes inside a process that has the index open, over many different ones:
//   java -cp 'LIB/*' AskStore.java FOLDER [QUERIES]
// The first 20 hits, newest first, read to be shown, over a store made by MakeStore. Prints a table.
import java.nio.file.Path;
import java.util.*;
import java.util.function.Supplier;
import mailtap.indexer.*;
import mailtap.journal.DataDirectory;

public final class AskStore {
    private static final String[] NAMES = {
        "erin", "bob", "carol", "dave", "zhang", "li", "sato", "kim", "anna", "otto", "maria", "jan", "eva", "ivan"
    };
    private static final String[] DOMAINS = {"example.com", "example.net", "example.org", "lists.example.net"};
    private static final String[] WORDS = {"invoice", "meeting", "report", "payment", "order", "regards", "tomorrow"};
    private static final String[] CJK = {"会议", "发票", "見積", "회의", "附件"};

    private final Random random = new Random(3);

    public static void main(String[] args) throws Exception {
        new AskStore().measure(Path.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : 2_000);
    }

    private void measure(Path folder, int count) throws Exception {
        Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
        kinds.put("an address in the envelope", () -> "rcpt:" + name() + "@" + domain());
        kinds.put("a domain and a class of codes", () -> "rcpt:@" + domain() + " code:5xx");
        kinds.put("a word of subjects", () -> "subject:" + word());
        kinds.put("a word anywhere", this::word);
        kinds.put("a phrase", () -> "\"" + word() + " " + word() + "\"");
        kinds.put("Chinese, Japanese, Korean", () -> "subject:" + CJK[random.nextInt(CJK.length)]);
        kinds.put("sender and attachment", () -> "from:" + name() + " has:attachment");
        kinds.put("a prefix", () -> "user:" + name().substring(0, 2) + "*");
        kinds.put("wildcard at both ends", () -> "helo:*." + random.nextInt(250) + "*");
        kinds.put(
                "a network and a time",
                () -> "ip:192.0.2.0/28 time:[2026-10-2" + random.nextInt(9) + " TO 2026-11-05]");
        kinds.put("slow answers", () -> "took:>" + (1 + random.nextInt(2)) + "s verb:rcpt");
        kinds.put("failed logins of somebody", () -> "login:failure user:" + name());
        kinds.put("hidden recipients", () -> "hidden:@" + domain());
        kinds.put("either, and not", () -> "(code:450 OR code:550) NOT rcpt:" + name() + "*");
        try (Search search = Search.open(DataDirectory.open(folder))) {
            for (int i = 0; i < 40; i++) {
                for (Supplier<String> kind : kinds.values()) ask(search, kind.get());
            }
            List<Double> all = new ArrayList<>();
            System.out.printf("| query | median ms | p99 | most |%n|---|--:|--:|--:|%n");
            int each = Math.max(1, count / kinds.size());
            Map<String, List<Double>> times = new LinkedHashMap<>();
            for (int i = 0; i < each; i++) {
                for (var kind : kinds.entrySet()) {
                    times.computeIfAbsent(kind.getKey(), unused -> new ArrayList<>())
                            .add(ask(search, kind.getValue().get()));
                }
            }
            times.forEach((kind, millis) -> {
                print(kind, millis);
                all.addAll(millis);
            });
            print("**all " + all.size() + "**", all);
        }
    }

    private static double ask(Search search, String query) throws Exception {
        long began = System.nanoTime();
        search.find(SearchRequest.of(query, 20));
        return (System.nanoTime() - began) / 1e6;
    }

    private static void print(String what, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf("| %s | %.2f | %.1f | %.1f |%n", what, at(sorted, 50), at(sorted, 99), at(sorted, 100));
    }

    private static double at(List<Double> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    private String domain() {
        return DOMAINS[random.nextInt(DOMAINS.length)];
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
