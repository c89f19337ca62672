package mailtap.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class during which a buffer was dropped without being released. Needs paranoid leak detection. */
final class Leaks implements BeforeAllCallback, AfterAllCallback {
    private static final List<String> FOUND = new CopyOnWriteArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        ByteBufUtil.setLeakListener((type, records) -> FOUND.add(type + "\n" + records));
        FOUND.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        look();
        assertThat(FOUND).as("buffers never released").isEmpty();
    }

    /** A leak is seen once the lost buffer has been collected and another is taken. */
    static void look() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            PooledByteBufAllocator.DEFAULT.buffer(16).release();
        }
    }

    static List<String> found() {
        return FOUND;
    }
}
