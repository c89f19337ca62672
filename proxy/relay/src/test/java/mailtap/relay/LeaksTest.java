package mailtap.relay;

import static org.awaitility.Awaitility.await;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The canary: a leak is noticed. */
@ExtendWith(Leaks.class)
class LeaksTest {
    @Test
    void aLostBufferIsNoticed() {
        lose();
        await().until(() -> {
            Leaks.look();
            return !Leaks.found().isEmpty();
        });
        Leaks.found().clear();
    }

    private static void lose() {
        PooledByteBufAllocator.DEFAULT.buffer(100).writeByte(1);
    }
}
