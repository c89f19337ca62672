package mailtap.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mailtap.sasl.KnownSecrets.Place;
import mailtap.transcript.Bytes;
import org.apache.commons.codec.binary.Base64;
import org.junit.jupiter.api.Test;

class KnownSecretsTest {
    private final KnownSecrets known = new KnownSecrets(new Bounds(512, 8, 64, 2_000_000));

    @Test
    void nothing_is_found_where_nothing_is_known() {
        assertThat(known.findIn(Bytes.latin1("535 anything"))).isEmpty();
    }

    @Test
    void a_secret_is_found_whole_and_in_part_of_eight_bytes() {
        known.learn(Bytes.latin1("correct horse"));
        assertThat(find("no correct horse!")).containsExactly(new Place(3, 16));
        assertThat(find("no rect hors, no")).containsExactly(new Place(3, 12));
        assertThat(find("no rect ho, no")).isEmpty();
    }

    @Test
    void a_short_secret_must_be_whole_and_a_very_short_one_is_not_looked_for() {
        known.learn(Bytes.latin1("pass1"));
        known.learn(Bytes.latin1("abc"));
        assertThat(find("pass pass1 pass2 abc")).containsExactly(new Place(5, 10));
    }

    @Test
    void base64_is_found_wherever_in_a_token_it_stands() {
        known.learn(Bytes.latin1("correct horse"));
        for (String before : List.of("", "a", "ab", "abc", "user\0user\0")) {
            String token = Base64.encodeBase64String((before + "correct horse").getBytes(StandardCharsets.ISO_8859_1));
            String shown = hidden("535 " + token);
            assertThat(Base64.encodeBase64String("correct horse".getBytes(StandardCharsets.ISO_8859_1)))
                    .doesNotContain(shown);
            assertThat(shown.length()).isLessThanOrEqualTo(4 + token.length() - 15);
        }
    }

    @Test
    void places_that_overlap_are_one() {
        known.learn(Bytes.latin1("abcdefghij"));
        known.learn(Bytes.latin1("fghijklmno"));
        assertThat(find("-abcdefghijklmno-")).containsExactly(new Place(1, 16));
    }

    @Test
    void the_oldest_is_forgotten() {
        known.learnToken(Bytes.latin1("the first one"));
        for (int i = 0; i < 8; i++) {
            known.learnToken(Bytes.latin1("number " + i + " of them"));
        }
        assertThat(find("the first one")).isEmpty();
        assertThat(find("number 7 of them")).isNotEmpty();
    }

    @Test
    void looking_takes_no_longer_than_it_may_and_then_masks() {
        KnownSecrets many = new KnownSecrets(new Bounds(512, 64, 2_048, 2_000_000));
        for (int i = 0; i < 64; i++) {
            many.learnToken(Bytes.latin1("a".repeat(2_000) + i));
        }
        Bytes text = Bytes.latin1("aaaaaaaab".repeat(8_000));
        List<Place> places = many.findIn(text);
        assertThat(places.getLast().to()).isEqualTo(text.length());
    }

    private List<Place> find(String text) {
        return known.findIn(Bytes.latin1(text));
    }

    private String hidden(String text) {
        StringBuilder shown = new StringBuilder(text);
        for (Place place : find(text).reversed()) {
            shown.delete(place.from(), place.to());
        }
        return shown.toString();
    }
}
