package mailtap.indexer.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailtap.journal.JournalPosition;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BlockListTest {
    @Property(tries = 200)
    void readsWhatItWrote(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 3) Integer> segments,
            @ForAll @LongRange(min = 1, max = 1L << 40) long step) {
        BlockList list = new BlockList();
        long offset = 96;
        int segment = 1;
        for (int further : segments) {
            segment += further / 3;
            offset = further == 3 ? 96 : offset + step;
            list.add(new JournalPosition("run", segment, offset));
        }
        assertThat(BlockList.of(list.toBytes()).positions()).isEqualTo(list.positions());
    }

    @Test
    void aBlockIsListedOnce() {
        BlockList list = new BlockList();
        JournalPosition here = new JournalPosition("run", 1, 96);
        list.add(here);
        list.add(here);
        assertThat(list.positions()).containsExactly(here);
    }
}
