package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class CapacityTest {
    @Test
    void leavesDescriptorsForJournalAndIndex() {
        assertThat(Capacity.sessions(256, 80)).isEqualTo(56);
        assertThat(Capacity.sessions(20_000, 100)).isEqualTo(9_822);
        assertThat(Capacity.sessions(64, 60))
                .as("one at a time is better than none")
                .isEqualTo(1);
    }

    @Test
    void isFullUntilAClientLeaves() {
        Capacity capacity = new Capacity(2);
        EmbeddedChannel first = new EmbeddedChannel();
        EmbeddedChannel second = new EmbeddedChannel();
        capacity.admit(first);
        assertThat(capacity.isFull()).isFalse();
        capacity.admit(second);
        assertThat(capacity.isFull()).isTrue();
        first.close().awaitUninterruptibly();
        assertThat(capacity.isFull()).isFalse();
    }
}
