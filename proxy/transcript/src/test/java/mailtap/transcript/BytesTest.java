package mailtap.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The quick searches find what a plain walk over the bytes finds. */
class BytesTest {
    @Property(tries = 300)
    void indexOfIsTheFirst(
            @ForAll @Size(max = 80) byte[] array, @ForAll byte wanted, @ForAll @IntRange(max = 20) int cut) {
        Bytes bytes = behind(array, cut);
        for (int from = 0; from <= bytes.length(); from++) {
            int expected = IntStream.range(from, bytes.length())
                    .filter(i -> bytes.at(i) == wanted)
                    .findFirst()
                    .orElse(-1);
            assertThat(bytes.indexOf(wanted, from)).isEqualTo(expected);
        }
    }

    @Property(tries = 300)
    void indexBelowIsTheFirst(
            @ForAll @Size(max = 80) byte[] array,
            @ForAll @IntRange(min = 1, max = 128) int limit,
            @ForAll @IntRange(max = 20) int cut) {
        Bytes bytes = behind(array, cut);
        for (int from = 0; from <= bytes.length(); from++) {
            int expected = IntStream.range(from, bytes.length())
                    .filter(i -> (bytes.at(i) & 0xff) < limit)
                    .findFirst()
                    .orElse(-1);
            assertThat(bytes.indexBelow(limit, from)).isEqualTo(expected);
        }
    }

    /** A slice: what lies before and behind it in the array must not be seen. */
    private static Bytes behind(byte[] array, int cut) {
        int from = Math.min(cut, array.length);
        return Bytes.wrap(array).slice(from, array.length - (array.length - from) / 4);
    }
}
