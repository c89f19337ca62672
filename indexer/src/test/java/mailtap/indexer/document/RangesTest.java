package mailtap.indexer.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import mailtap.indexer.query.Moments;
import mailtap.indexer.query.QueryException;
import mailtap.indexer.query.QueryReader;
import mailtap.transcript.SessionId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Ranges of numbers and networks find what counting finds. */
class RangesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Property(tries = 150)
    void numbers_in_a_range_are_found(
            @ForAll @Size(min = 1, max = 40) List<@From("numbers") Long> numbers,
            @ForAll("numbers") long one,
            @ForAll("numbers") long other)
            throws IOException, QueryException {
        long from = Math.min(one, other);
        long until = Math.max(one, other);
        BiConsumer<DocumentMaker, Integer> fill = (maker, i) -> maker.index(Field.BYTES, numbers.get(i));
        assertThat(found("bytes:[" + from + " TO " + until + "]", numbers.size(), fill))
                .isEqualTo(matching(numbers, number -> number >= from && number <= until));
        assertThat(found("bytes:>" + from, numbers.size(), fill)).isEqualTo(matching(numbers, n -> n > from));
        assertThat(found("bytes:<=" + until, numbers.size(), fill)).isEqualTo(matching(numbers, n -> n <= until));
        assertThat(found("bytes:" + numbers.getFirst(), numbers.size(), fill))
                .isEqualTo(matching(numbers, n -> n.equals(numbers.getFirst())));
    }

    @Provide
    Arbitrary<Long> numbers() {
        Arbitrary<Long> around = Arbitraries.integers()
                .between(0, 58)
                .flatMap(bits -> Arbitraries.longs().between(-1, 1).map(by -> Math.max(0, (1L << bits) + by)));
        return Arbitraries.oneOf(around, Arbitraries.longs().between(0, 999_999_999_999_999_999L));
    }

    @Property(tries = 150)
    void addresses_of_a_network_are_found(
            @ForAll @Size(min = 1, max = 40) List<@From("addresses") InetAddress> addresses,
            @ForAll @IntRange(max = 128) int wanted)
            throws IOException, QueryException {
        InetAddress base = addresses.getFirst();
        int bits = Math.min(wanted, base.getAddress().length * 8);
        BiConsumer<DocumentMaker, Integer> fill =
                (maker, i) -> maker.index(Field.SOURCE_IP, addresses.get(i).getHostAddress());
        String network = base.getHostAddress() + "/" + bits;
        int mapped = base.getAddress().length == 4 ? 96 + bits : bits;
        assertThat(found("source.ip:\"" + network + "\"", addresses.size(), fill))
                .isEqualTo(matching(addresses, one -> prefix(one, mapped).equals(prefix(base, mapped))));
    }

    @Provide
    Arbitrary<InetAddress> addresses() {
        // Few different bytes, so that networks have something in common.
        Arbitrary<Byte> bytes = Arbitraries.of((byte) 0, (byte) 1, (byte) 10, (byte) 0x7f, (byte) 0x80, (byte) 0xff);
        Arbitrary<byte[]> four = bytes.array(byte[].class).ofSize(4);
        Arbitrary<byte[]> sixteen = bytes.array(byte[].class).ofSize(16);
        return Arbitraries.oneOf(four, sixteen).map(RangesTest::address);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The first bits of an address as IPv6 has it; to it, all of the old version begin with the same 96. */
    private static String prefix(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        boolean old = bytes.length == 4;
        BigInteger number = new BigInteger(1, bytes).or(old ? BigInteger.valueOf(0xffff_0000_0000L) : BigInteger.ZERO);
        return number.setBit(128).toString(2).substring(1, 1 + bits);
    }

    private static <T> Set<Integer> matching(List<T> values, Predicate<T> wanted) {
        Set<Integer> matching = new TreeSet<>();
        IntStream.range(0, values.size())
                .filter(i -> wanted.test(values.get(i)))
                .forEach(matching::add);
        return matching;
    }

    private static Set<Integer> found(String query, int documents, BiConsumer<DocumentMaker, Integer> fill)
            throws IOException, QueryException {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (int i = 0; i < documents; i++) {
                DocumentMaker maker = new DocumentMaker(new SessionId(i), Kind.MESSAGE, 1, NOW);
                fill.accept(maker, i);
                writer.addDocument(maker.done());
            }
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                ScoreDoc[] hits = new IndexSearcher(reader)
                        .search(
                                new QueryReader(new Moments(NOW, ZoneOffset.UTC))
                                        .read(query)
                                        .query(),
                                documents)
                        .scoreDocs;
                Set<Integer> found = new TreeSet<>();
                Arrays.stream(hits).forEach(hit -> found.add(hit.doc));
                return found;
            }
        }
    }
}
