package mailtap.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The talks in {@code talks/}: however they are cut, the same must come back. */
class TalksTest {
    @TestFactory
    Stream<DynamicTest> smtp() throws IOException {
        return tests("smtp", sandbox -> sandbox.ports().smtp());
    }

    @TestFactory
    Stream<DynamicTest> pop3() throws IOException {
        return tests("pop3", sandbox -> sandbox.ports().pop3());
    }

    private Stream<DynamicTest> tests(String name, ToIntFunction<Sandbox> port) throws IOException {
        List<Talk> talks = talks(name);
        assertThat(talks).hasSizeGreaterThan(3);
        return talks.stream()
                .flatMap(talk -> Stream.of(1, 7, Integer.MAX_VALUE)
                        .map(size -> DynamicTest.dynamicTest(
                                talk.name + ", in writes of " + size, () -> talk.run(port, size))));
    }

    private static List<Talk> talks(String name) throws IOException {
        String path = "/talks/" + name + ".txt";
        try (var stream = Objects.requireNonNull(TalksTest.class.getResourceAsStream(path))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n== ")).skip(1).map(Talk::of).toList();
        }
    }

    private record Talk(String name, String said, List<String> expected) {
        static Talk of(String block) {
            List<String> lines = block.lines().filter(line -> !line.isEmpty()).toList();
            String said = lines.stream()
                    .filter(line -> line.startsWith("C:"))
                    .map(line -> line.substring(Math.min(3, line.length())) + "\r\n")
                    .collect(Collectors.joining());
            return new Talk(
                    lines.getFirst(),
                    said,
                    lines.stream().filter(line -> line.startsWith("S")).toList());
        }

        void run(ToIntFunction<Sandbox> port, int writeSize) throws IOException {
            try (Sandbox sandbox = Sandbox.start(SandboxSettings.anywhere())) {
                sandbox.put("bob@example.org", "Subject: one\r\n\r\nbody of one\r\n");
                sandbox.put("bob@example.org", "Subject: two\r\n\r\n.dot\r\n.\r\n..\r\nlast line of two\r\n");
                check(Wire.converse(port.applyAsInt(sandbox), said, writeSize));
            }
        }

        private void check(String answer) {
            List<String> got = new ArrayList<>(List.of(answer.split("\r\n", -1)));
            assertThat(got.removeLast()).isEmpty();
            assertThat(got).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                String line = expected.get(i);
                String pattern = line.substring(Math.min(3, line.length()));
                if (line.startsWith("S~")) {
                    assertThat(got.get(i)).matches(pattern);
                } else {
                    assertThat(got.get(i)).as("line %d", i + 1).isEqualTo(pattern);
                }
            }
        }
    }
}
