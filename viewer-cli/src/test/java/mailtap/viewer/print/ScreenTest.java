package mailtap.viewer.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Screen screen(int width) {
        return new Screen(out, new Screen.Look(StandardCharsets.UTF_8, false, width, true));
    }

    @Test
    void aPassingLineGivesWayToTheNext() throws IOException {
        try (Screen screen = screen(80)) {
            screen.passing(Rich.of("half"));
            screen.passing(Rich.of("all"));
            screen.line("done");
            screen.line("bye");
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("half\r    \rall\r   \rdone\nbye\n");
    }

    @Test
    void nothingOfItIsLeftAtTheEnd() throws IOException {
        try (Screen screen = screen(6)) {
            screen.passing(Rich.of("too wide"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("too …\r     \r");
    }

    @Test
    void whatFillsALineEndsWhereThereIsNoEdge() {
        assertThat(screen(Terminal.NO_EDGE).filled()).isEqualTo(160);
        assertThat(screen(220).filled()).isEqualTo(220);
        assertThat(screen(80).filled()).isEqualTo(80);
    }
}
