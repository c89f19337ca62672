package mailtap.indexer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import mailtap.indexer.Capture;
import mailtap.indexer.document.Kind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QueryReaderTest {
    private final QueryReader reader = new QueryReader(new Moments(Capture.NOW, ZoneOffset.UTC));

    @Test
    void theFieldsAskedForDecideWhatIsFound() throws QueryException {
        assertThat(reader.read("").kinds()).containsExactly(Kind.SESSION);
        assertThat(reader.read("route:x").kinds()).containsExactly(Kind.SESSION);
        assertThat(reader.read("route:x subject:y").kinds()).containsExactly(Kind.MESSAGE);
        assertThat(reader.read("subject:y code:550").kinds()).containsExactly(Kind.EXCHANGE);
        assertThat(reader.read("*:*").kinds()).containsExactlyInAnyOrder(Kind.values());
        assertThat(reader.read("*:* -subject:x").kinds()).containsExactly(Kind.MESSAGE);
        assertThat(reader.read("word").kinds()).containsExactlyInAnyOrder(Kind.values());
        assertThat(reader.read("word subject:x").kinds()).containsExactly(Kind.MESSAGE);
        assertThat(reader.read("has:attachment").kinds()).containsExactly(Kind.MESSAGE);
        assertThat(reader.read("has:login").kinds()).containsExactly(Kind.SESSION);
        assertThat(reader.read("larger:1M").kinds()).containsExactly(Kind.MESSAGE);
    }

    @Test
    void sizesAreCountedAsTheyArePrinted() throws QueryException {
        assertThat(reader.read("larger:1.5M").query())
                .isEqualTo(reader.read("larger:1500000").query())
                .isEqualTo(reader.read("larger:1500kB").query());
        assertThat(reader.read("larger:1MiB").query())
                .isEqualTo(reader.read("larger:1048576").query())
                .isEqualTo(reader.read("larger:1024kib").query());
    }

    /** Either it is understood, or the mistake has a place in what was typed. */
    @Property(tries = 300)
    void anythingMayBeTyped(@ForAll("typed") String typed) {
        try {
            assertThat(reader.read(typed).query()).isNotNull();
        } catch (QueryException e) {
            assertThat(e.column()).isBetween(1, typed.length() + 1);
            assertThat(e).hasMessageMatching("(?s)\\S.*");
        }
    }

    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> piece = Arbitraries.of(
                "code",
                "rcpt",
                "subject",
                "time",
                "header.x",
                "took",
                ":",
                "::",
                "\"",
                "\\",
                "/",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                " TO ",
                " AND ",
                " OR ",
                " NOT ",
                "+",
                "-",
                "!",
                "~",
                "^",
                "*",
                "?",
                "&&",
                "||",
                ">",
                "<=",
                "5xx",
                "erin@x",
                "10.0.0.0/8",
                "now-1h",
                "张帆",
                " ",
                "\t",
                "a",
                "1");
        return piece.list().ofMaxSize(12).map(pieces -> String.join("", pieces));
    }
}
