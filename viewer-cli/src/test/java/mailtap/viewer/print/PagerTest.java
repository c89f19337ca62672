package mailtap.viewer.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagerTest {
    @TempDir
    private Path home;

    @Test
    void aTerminalThatCanDoNothingGetsNoPages() throws IOException {
        Path page = home.resolve("page");
        Map<String, String> asked = Map.of("MAILTAP_PAGER", "tee " + page, "TERM", "xterm");
        try (OutputStream pager = Pager.start(asked).orElseThrow()) {
            pager.write('\n');
        }
        assertThat(Files.readString(page)).isEqualTo("\n");
        Optional<OutputStream> none = Pager.start(Map.of("MAILTAP_PAGER", "tee " + page, "TERM", "dumb"));
        assertThat(none).isEmpty();
    }
}
