package mailtap.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mailtap.peers.EightBytes;
import mailtap.peers.Indexed;
import mailtap.peers.Recorded;
import mailtap.sasl.Secrets;
import mailtap.viewer.PlaybookStore.Played;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No secret of any playbook, nor eight bytes of one, plain or in Base64, is in anything that is kept or shown: journal, index,
 * terms, JSON, screens. The same search finds them all where secrets are kept on request, so it can find.
 */
class NoSecretAnywhereTest {
    /** Parts of some passwords that are words of servers and of mailtap. */
    private static final Set<String> OUR_WORDS = Set.of("password", "-passwor", "secret p");

    @TempDir
    private Path home;

    @Test
    void nothing_that_is_kept_or_shown_holds_eight_bytes_of_a_secret() throws IOException {
        Path data = home.resolve("masked");
        List<Played> played = PlaybookStore.write(data, Secrets.masked());
        assertThat(played).hasSizeGreaterThan(80);
        Map<String, String> places = places(data, played);
        assertThat(found(secrets(played), places)).isEmpty();
    }

    @Test
    void the_same_search_finds_what_is_kept_on_request() throws IOException {
        Path data = home.resolve("kept");
        List<Played> played = PlaybookStore.write(data, Secrets.kept());
        Map<String, String> journal = Map.of("journal", Recorded.in(data).everything());
        List<String> secrets = secrets(played);
        assertThat(secrets)
                .filteredOn(secret -> !found(List.of(secret), journal).isEmpty())
                .hasSizeGreaterThan(secrets.size() * 3 / 4);
    }

    private static List<String> secrets(List<Played> played) {
        return played.stream().flatMap(one -> one.secrets().stream()).distinct().toList();
    }

    private static List<String> found(List<String> secrets, Map<String, String> places) {
        List<String> found = new ArrayList<>();
        for (String secret : secrets) {
            EightBytes parts = new EightBytes(secret);
            places.forEach((place, text) -> parts.in(text).stream()
                    .filter(part -> !OUR_WORDS.contains(part))
                    .forEach(part -> found.add(secret + ": " + part + " in " + place)));
        }
        return found;
    }

    private Map<String, String> places(Path data, List<Played> played) throws IOException {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("journal", Recorded.in(data).everything());
        places.put("index", Indexed.everything(data.resolve("index")));
        StringBuilder screens = new StringBuilder();
        for (Played one :
                played.stream().filter(book -> !book.secrets().isEmpty()).toList()) {
            screens.append(say(data, "show", one.id().toString(), "--full"));
            screens.append(say(data, "show", one.id().toString(), "--explain"));
            screens.append(say(data, "show", one.id().toString(), "--json"));
        }
        places.put("screens of each session", screens.toString());
        places.put("sessions", say(data, "sessions", "--limit", "1000", "--json"));
        places.put("search", say(data, "search", "exchange:>0", "--limit", "5000", "--json"));
        return places;
    }

    private String say(Path data, String... args) {
        Cli.Result result =
                new Cli(home).with("MAILTAP_DATA", data.toString()).wide(160).run(args);
        assertThat(result.exitCode()).as(String.join(" ", args) + result.err()).isZero();
        return result.out() + result.err();
    }
}
